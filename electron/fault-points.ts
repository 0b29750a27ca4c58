/**
 * The numbered steps of a paid call, at each of which a test ends the app as a power cut would. Compiled only into the
 * build that tests make for themselves (build/fault-build.mjs): in any other nothing of this file is left.
 */
import { readFileSync, renameSync } from 'node:fs';

/** In the order in which a call meets them (docs/architecture.md, order of a paid call). */
export const faultPoints = [
  'batch-journal-made',
  'batch-written',
  'intent-unwritten',
  'journal-unsynced',
  'intent-written',
  'request-leaving',
  'task-submitted',
  'task-asked',
  'answer-unwritten',
  'answer-written',
  'download-begun',
  'download-partly',
  'download-unnamed',
  'download-named',
  'keep-verified',
  'keep-image-named',
  'keep-record-named',
  'keep-synced',
  'keep-indexed',
  'keep-shown',
  'frame-kept',
  'done-written',
  'fold-written',
  'fold-done',
] as const;
export type FaultPoint = (typeof faultPoints)[number];

/** Set by the build; where nothing was built, there is none. */
declare const __FAULT_POINTS__: boolean | undefined;

const isFaultBuild = typeof __FAULT_POINTS__ !== 'undefined' && __FAULT_POINTS__;

/** Ends main and this process here, if a test has asked for it. */
export function faultPoint(name: FaultPoint): void {
  if (isFaultBuild) endIfMeant(name);
}

/** What a helper process must know to end main with itself. */
export function faultEnvironment(): Record<string, string> {
  if (!isFaultBuild) return {};
  return { PROOFSHEET_FAULT: process.env.PROOFSHEET_FAULT ?? '', PROOFSHEET_MAIN: String(process.pid) };
}

let meetings = 0;

/** The file says which point, and at which of its meetings from then on: `answer-written 2`. Absent: none. */
function endIfMeant(name: FaultPoint): void {
  const file = process.env.PROOFSHEET_FAULT ?? '';
  if (file === '') return;
  let wanted: string;
  try {
    wanted = readFileSync(file, 'utf8');
  } catch {
    return; // No test has armed it yet.
  }
  const [point, count] = wanted.split(' ');
  if (point !== name || (meetings += 1) < Number(count)) return;
  // Tells the test that it was this point at which everything ended.
  renameSync(file, `${file}.met`);
  const main = Number(process.env.PROOFSHEET_MAIN ?? process.pid);
  process.kill(main, 'SIGKILL');
  process.kill(process.pid, 'SIGKILL');
}
