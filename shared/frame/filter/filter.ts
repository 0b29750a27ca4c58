/** A filter of the library: terms that a frame must meet all of. What the search field's words and tokens mean. */
import { flagSchema, labelSchema } from '../marks.ts';
import { frameKinds } from '../record.ts';

export const comparisons = ['>=', '<=', '>', '<', '='] as const;
export type Comparison = (typeof comparisons)[number];

export const numberFields = ['seed', 'rating'] as const;
export type NumberField = (typeof numberFields)[number];
/** Before, from or within a year, a month or a day. */
export const dateFields = ['before', 'after', 'on'] as const;
export type DateField = (typeof dateFields)[number];
export const choices = {
  flag: [...flagSchema.options, 'none'],
  label: [...labelSchema.options, 'none'],
  /** Where it comes from: the practice gateway, a paid call, or a folder of pictures. */
  kind: frameKinds,
  /** Its bytes are those of an earlier frame of its batch. */
  is: ['duplicate'],
} as const;
export type ChoiceField = keyof typeof choices;
/** Of the image, whatever was asked for: `1024x1536`, `16:9`. */
export const shapeFields = ['size', 'aspect'] as const;
export type ShapeField = (typeof shapeFields)[number];
export const nameFields = ['model', 'keyword', 'notes', 'collection', 'batch', 'quality'] as const;
export type NameField = (typeof nameFields)[number];

interface Negatable {
  /** Frames that do not meet it are wanted. */
  readonly isNegated: boolean;
}
export type FilterTerm = Negatable &
  (
    | { readonly kind: 'text'; readonly text: string }
    | {
        readonly kind: 'number';
        readonly field: NumberField;
        readonly comparison: Comparison;
        readonly value: number;
      }
    /** `2026`, `2026-10` or `2026-10-05`. */
    | { readonly kind: 'date'; readonly field: DateField; readonly date: string }
    /** Any of these: `label:red,blue`. At least one, each once, in the order of `choices`. */
    | { readonly kind: 'choice'; readonly field: ChoiceField; readonly values: readonly string[] }
    | {
        readonly kind: 'shape';
        readonly field: ShapeField;
        readonly width: number;
        readonly height: number;
      }
    | { readonly kind: 'name'; readonly field: NameField; readonly value: string }
  );
export type Filter = readonly FilterTerm[];

export type FilterField = NumberField | DateField | ChoiceField | ShapeField | NameField;
export const filterFields: readonly FilterField[] = [
  ...numberFields,
  ...dateFields,
  'flag',
  'label',
  'kind',
  'is',
  ...shapeFields,
  ...nameFields,
];
