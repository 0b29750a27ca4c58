/** Picture files from elsewhere. */
import { z } from 'zod';
import { largestPicture, pictureReadingSchema } from '../../metadata/picture.ts';
import { nothing } from './inputs.ts';

export const pictureRoutes = {
  /** What a picture file from elsewhere shows and tells. Errors: `picture-not-image`, `picture-unreadable`. */
  'picture.read': {
    input: z.strictObject({
      bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= largestPicture, 'too large'),
    }),
    output: pictureReadingSchema,
  },
  /** Main opens the file dialog. Null: the user closed it. Errors: also `picture-too-large`, `picture-unreadable`. */
  'picture.choose': {
    input: nothing,
    output: z.object({ name: z.string(), reading: pictureReadingSchema }).nullable(),
  },
} as const;
