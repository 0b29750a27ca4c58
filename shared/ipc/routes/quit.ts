/** Quitting while paid calls are under way. */
import { z } from 'zod';
import type { UnderWay } from '../../job/under-way.ts';
import { nothing } from './inputs.ts';

/** `when-done`: nothing new is sent, and the app ends when calls and downloads have. */
const quitAnswerSchema = z.enum(['now', 'when-done', 'stay']);
export type QuitAnswer = z.infer<typeof quitAnswerSchema>;

export type QuitQuestion = UnderWay & {
  /** The user has said to wait. */
  readonly isWaiting: boolean;
};

export const quitRoutes = {
  'quit.answer': { input: z.strictObject({ answer: quitAnswerSchema }), output: nothing },
} as const;

export interface QuitEvents {
  /** The app is about to end, and what that would mean; null: it is not any more. */
  readonly 'quit.asked': QuitQuestion | null;
}
