/** The four choices and their keys: on the card they are the same as in the window. */
import type { CommandId } from '../../shared/commands.ts';
import { commands } from '../../shared/commands.ts';
import type { RecallChoice } from '../../shared/recall/recall.ts';
import { recallChoices } from '../../shared/recall/recall.ts';
import type { KeyPress } from '../commands.ts';
import { chordOf } from '../commands.ts';

export const recallCommands: Readonly<Record<RecallChoice, CommandId>> = {
  everything: 'recall.everything',
  seed: 'recall.seed',
  prompt: 'recall.prompt',
  remix: 'recall.remix',
};

/** On the card, over everything else, the letter alone will do: Shift only keeps one of them apart from a mark. */
export function choiceOfKey(press: KeyPress): RecallChoice | undefined {
  // None of them has another modifier, so the platform does not matter.
  const letter = chordOf(press, 'linux').replace(/^Shift\+/, '');
  return recallChoices.find((choice) =>
    commands[recallCommands[choice]].keys.some((chord) => chord.replace('Shift+', '') === letter),
  );
}
