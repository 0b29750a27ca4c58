/** A draft's problem in words. */
import { assertNever } from '../../shared/assert-never.ts';
import { say } from '../i18n/say.ts';
import type { DraftProblem } from './draft.ts';

export function problemWords(problem: DraftProblem): string {
  switch (problem.kind) {
    case 'request':
      return say.compose.problem(problem.problem);
    case 'model-denied':
      return say.compose.modelDenied(problem.model);
    case 'seed':
      return say.compose.seedInvalid;
    case 'compression':
      return say.compose.compressionInvalid;
    case 'seed-list':
      return say.compose.seedListProblem(problem.problem);
    default:
      return assertNever(problem);
  }
}
