/** What in the library's folders is not as the app left it, and what can be done about it. */
import { z } from 'zod';
import { frameIdSchema } from './ids.ts';

/** Lines that are told of one report; more are only counted. */
export const mostLines = 500;

export const reportKinds = [
  /** Its version is newer, and it holds what this version cannot read. */
  'record-newer',
  'record-broken',
  /** It says that it is another frame's: a copy under another name. */
  'record-of-another',
  'image-alone',
  'record-alone',
  'two-images',
  /** Two frames with the same bytes. */
  'same-picture',
  /** In a day's folder that is not its own. */
  'wrong-day',
  /** Not named as this app names files: of another program or system, a conflicting copy. */
  'foreign',
  'link',
  'batch-broken',
] as const;
export type ReportKind = (typeof reportKinds)[number];

export const libraryReportSchema = z.object({
  lines: z
    .array(
      z.object({
        kind: z.enum(reportKinds),
        /** From the library's folder on, with `/`. */
        file: z.string(),
        /** It can be shown from its image alone: its frame. */
        adoptable: frameIdSchema.nullable(),
      }),
    )
    .readonly(),
  /** Of all lines, told or not. */
  total: z.number().int(),
});
export type LibraryReport = Readonly<z.infer<typeof libraryReportSchema>>;
export type ReportLine = LibraryReport['lines'][number];
