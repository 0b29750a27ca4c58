/** Quitting, or opening another library, while paid calls are under way. */
import { z } from 'zod';
import type { UnderWay } from '../../job/under-way.ts';
import { nothing } from './inputs.ts';

/** `when-done`: nothing new is sent, and the app ends when calls and downloads have. */
const quitAnswerSchema = z.enum(['now', 'when-done', 'stay']);
export type QuitAnswer = z.infer<typeof quitAnswerSchema>;

const leavingSchema = z.enum(['app', 'library']);
export type Leaving = z.infer<typeof leavingSchema>;

export type QuitQuestion = UnderWay & {
  /** What would be left: the app as a whole, or the open library for another. */
  readonly leaving: Leaving;
  /** The user has said to wait. */
  readonly isWaiting: boolean;
};

export const quitRoutes = {
  'quit.answer': {
    input: z.strictObject({ answer: quitAnswerSchema, leaving: leavingSchema }),
    output: nothing,
  },
} as const;

export interface QuitEvents {
  /** The app is about to end, and what that would mean; null: it is not any more. */
  readonly 'quit.asked': QuitQuestion | null;
}
