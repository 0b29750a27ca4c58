/** What is meant when both text and files are pasted. Pure. */

/**
 * Text processors put a picture of the words beside the words: those are meant. File managers put the files' paths
 * beside the files, a line for each: then the files are.
 */
export function wordsAreMeant(text: string, files: readonly { readonly name: string }[]): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.some((line) => !files.some(({ name }) => namesFile(line.trim(), name)));
}

/** A bare name, a path, or the address of a file. */
function namesFile(line: string, name: string): boolean {
  return [name, encodeURIComponent(name)].some(
    (written) => line === written || line.endsWith(`/${written}`) || line.endsWith(`\\${written}`),
  );
}
