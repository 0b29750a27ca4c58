/**
 * Marks: what the photographer thinks of a frame. Flag, rating and label are independent of each other; keywords and notes
 * are words. On disk each carries the time it was set, so that two machines that marked one frame come to the same end.
 */
import { z } from 'zod';
import { longestKeyword, longestNotes, mostKeywords } from './keywords.ts';

export const flagSchema = z.enum(['pick', 'reject']);
export const ratingSchema = z.literal([0, 1, 2, 3, 4, 5]);
export const labelSchema = z.enum(['red', 'yellow', 'green', 'blue', 'purple']);
export type Flag = z.infer<typeof flagSchema>;
export type Rating = z.infer<typeof ratingSchema>;
export type Label = z.infer<typeof labelSchema>;

const values = {
  flag: flagSchema.nullable(),
  rating: ratingSchema,
  label: labelSchema.nullable(),
  keywords: z.array(z.string().min(1).max(longestKeyword)).max(mostKeywords).readonly(),
  notes: z.string().max(longestNotes),
};
export type MarkField = keyof typeof values;
export const markFields = Object.keys(values) as readonly MarkField[];
export type Marks = { readonly [Field in MarkField]: z.infer<(typeof values)[Field]> };

export const unmarked: Marks = { flag: null, rating: 0, label: null, keywords: [], notes: '' };

/** What is to become of some frames' marks; what is not named stays. */
export const markChangeSchema = z.strictObject({
  flag: values.flag.exactOptional(),
  rating: values.rating.exactOptional(),
  label: values.label.exactOptional(),
  keywords: values.keywords.exactOptional(),
  notes: values.notes.exactOptional(),
});
export type MarkChange = Readonly<z.infer<typeof markChangeSchema>>;

export interface Stamped<T> {
  readonly value: T;
  /** Ms since the epoch. */
  readonly at: number;
}
/** Only what was ever set. */
export type StampedMarks = { readonly [Field in MarkField]?: Stamped<Marks[Field]> };

/** Until the end of JavaScript's calendar; 0 stands for never. */
const moment = z.int().min(1).max(8.64e15);
const stampedOf = (value: z.ZodType): z.ZodType<Stamped<unknown>> => z.object({ value, at: moment });
const stamped: Readonly<Record<MarkField, z.ZodType<Stamped<unknown>>>> = {
  flag: stampedOf(values.flag),
  rating: stampedOf(values.rating),
  label: stampedOf(values.label),
  keywords: stampedOf(values.keywords),
  notes: stampedOf(values.notes),
};

/** Marks as a record has them. What is unknown or broken is left out: a frame is worth more than a mark on it. */
export function readMarks(raw: unknown): StampedMarks {
  const source = asObject(raw);
  return fromFields((field) => {
    const parsed = stamped[field].safeParse(source[field]);
    return parsed.success ? parsed.data : undefined;
  });
}

/** The newest of each. Of two set in one millisecond either will do, as long as it is the same one everywhere. */
export function mergeMarks(a: StampedMarks, b: StampedMarks): StampedMarks {
  return fromFields((field) => {
    const [one, other] = [a[field], b[field]];
    return one && other ? (isNewer(other, one) ? other : one) : (one ?? other);
  });
}

/** The marks without their times. */
export function marksOf(marks: StampedMarks): Marks {
  const set = markFields.flatMap((field) => (marks[field] ? [[field, marks[field].value]] : []));
  return { ...unmarked, ...(Object.fromEntries(set) as Partial<Marks>) };
}

/**
 * What a record has to say after it learnt of `marks`. What it holds of a later version stays: other fields, and values that
 * are not known here but were set later.
 */
export function writtenMarks(raw: unknown, marks: StampedMarks): Readonly<Record<string, unknown>> {
  const source = asObject(raw);
  const known = readMarks(source);
  const foreign = markFields.filter((field) => {
    const at = moment.safeParse(asObject(source[field]).at);
    return known[field] === undefined && at.success && at.data > (marks[field]?.at ?? 0);
  });
  const kept = Object.fromEntries(foreign.map((field) => [field, source[field]]));
  return { ...source, ...mergeMarks(known, marks), ...kept };
}

function isNewer(a: Stamped<unknown>, b: Stamped<unknown>): boolean {
  return a.at === b.at ? JSON.stringify(a.value) > JSON.stringify(b.value) : a.at > b.at;
}

function fromFields(read: (field: MarkField) => Stamped<unknown> | undefined): StampedMarks {
  const set = markFields.flatMap((field) => {
    const one = read(field);
    return one ? [[field, one] as const] : [];
  });
  return Object.fromEntries(set);
}

function asObject(raw: unknown): Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
    ? (raw as Readonly<Record<string, unknown>>)
    : {};
}
