/** What a library may be opened with. */
import type { AppError } from '../../shared/errors.ts';
import type { NewsListeners } from './contract.ts';
import type { WatchedExportsTools } from './export/watched-exports.ts';
import type { KeepStep } from './keep-frame.ts';

export interface LibraryOptions {
  readonly on?: NewsListeners;
  /** Told of what went wrong without failing any call. */
  readonly onProblem?: (problem: AppError) => void;
  /** Ms since the epoch. */
  readonly now?: () => number;
  /** Where journals of exports lie; without it none are kept. */
  readonly exports?: string;
  /** The folder with the fonts of contact sheets; without it none can be made. */
  readonly fonts?: string;
  /** Ms between two looks for files from elsewhere. */
  readonly lookEvery?: number;
  /** For tests: how patient watched exports are. */
  readonly watching?: Pick<WatchedExportsTools, 'rest' | 'patience'>;
  /** For tests: called after each step of keeping a frame. */
  readonly atStep?: (step: KeepStep) => void;
}
