/** Inputs that routes of more than one domain take. */
import { z } from 'zod';
import { frameIdSchema } from '../../ids.ts';

export const nothing = z.void();
export const frameIds = z.strictObject({ frames: z.array(frameIdSchema).min(1).max(10_000) });
