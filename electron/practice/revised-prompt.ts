/** What the practice gateway says it made of a prompt. */

export function revisedPrompt(prompt: string): string {
  return prompt;
}
