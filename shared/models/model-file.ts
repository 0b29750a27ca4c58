/**
 * The user's own models: a JSON file that adds models to the built-in table or changes some of theirs, by id.
 * What is wrong with one model is said with its line, and leaves the others as they are. Pure.
 */
import { z } from 'zod';
import { parseLocated } from '../json/located.ts';
import { modelSchema } from './model.ts';
import type { Model } from './model.ts';
import { findModel } from './table.ts';
import type { ModelTable } from './table.ts';

/** What is wrong, at a line of the file, from 1. */
export const modelFileProblemSchema = z.object({
  line: z.number().int(),
  /** The id of the model it is about; null when it is about the file, or the model has none. */
  model: z.string().nullable(),
  /** Such as `sizes` or `quality.values`; empty when it is about the whole. */
  field: z.string(),
  reason: z.enum([
    'not-json',
    'not-a-model-file',
    'unknown-field',
    'missing',
    'not-fitting',
    'default-not-a-value',
    'twice',
  ]),
  /** What stands there, cut short, or null. */
  found: z.string().nullable(),
  /** What would do: names of fields, or values. */
  wanted: z.string().nullable(),
});
export type ModelFileProblem = z.infer<typeof modelFileProblemSchema>;

/** The user's file as the settings show it. */
export const modelFileStatusSchema = z.object({
  /** `unreadable`: it is there, and the system does not give it. */
  state: z.enum(['none', 'read', 'unreadable']),
  /** Ids. */
  added: z.array(z.string()).readonly(),
  changed: z.array(z.string()).readonly(),
  problems: z.array(modelFileProblemSchema).readonly(),
});
export type ModelFileStatus = z.infer<typeof modelFileStatusSchema>;

export interface ReadModelFile {
  /** The built-in table, changed and added to. */
  readonly models: ModelTable;
  /** Ids. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly problems: readonly ModelFileProblem[];
}

/** `examples` is for reading only: what stands there has no effect. */
const fileSchema = z.strictObject({ models: z.array(z.unknown()), examples: z.unknown().optional() });

const { quote: _, ...fields } = modelSchema.shape;
/** A model as it is written in the file: its id, and what it has; a price is a number. */
const entrySchema = z
  .strictObject({ ...fields, usdPerImage: z.number().positive().nullable() })
  .partial()
  .required({ id: true });
type Entry = z.infer<typeof entrySchema>;

/** A model of which only id and sizes are known: it is sent nothing else that it might not take. */
const plainModel: Omit<Model, 'id' | 'name' | 'sizes'> = {
  maker: 'models.json',
  aspectRatios: [],
  maxImagesPerCall: 1,
  takesSeed: false,
  quality: null,
  style: null,
  outputFormat: null,
  takesOutputCompression: false,
  takesNegativePrompt: false,
  typicalSeconds: null,
  typicalSecondsByQuality: {},
  quote: null,
};

export function readModelFile(text: string, builtIn: ModelTable): ReadModelFile {
  const nothing = { models: builtIn, added: [], changed: [] };
  const json = parseLocated(text);
  if (!json.ok) {
    const { line, found } = json;
    return { ...nothing, problems: [{ ...about(null, ''), line, reason: 'not-json', found }] };
  }
  const file = fileSchema.safeParse(json.value);
  if (!file.success)
    return {
      ...nothing,
      problems: file.error.issues.flatMap((issue): ModelFileProblem[] =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => ({
              ...about(null, key),
              line: json.lineOf([key]),
              reason: 'unknown-field',
              wanted: Object.keys(fileSchema.shape).join(', '),
            }))
          : [{ ...about(null, ''), line: json.lineOf(issue.path), reason: 'not-a-model-file' }],
      ),
    };
  const problems: ModelFileProblem[] = [];
  const own = new Map<string, Model>();
  file.data.models.forEach((entry, index) => {
    const lineOf = (path: readonly PropertyKey[]): number => json.lineOf(['models', index, ...path]);
    const read = readEntry(entry, builtIn, lineOf);
    if ('problems' in read) problems.push(...read.problems);
    else if (own.has(read.model.id))
      problems.push({ ...about(read.model.id, 'id'), line: lineOf(['id']), reason: 'twice' });
    else own.set(read.model.id, read.model);
  });
  const changed = builtIn.filter(({ id }) => own.has(id)).map(({ id }) => id);
  const added = [...own.keys()].filter((id) => !changed.includes(id));
  return {
    models: [
      ...builtIn.map((model) => own.get(model.id) ?? model),
      ...added.flatMap((id) => own.get(id) ?? []),
    ],
    added,
    changed,
    problems,
  };
}

type ReadEntry = { readonly model: Model } | { readonly problems: readonly ModelFileProblem[] };

function readEntry(
  entry: unknown,
  builtIn: ModelTable,
  lineOf: (path: readonly PropertyKey[]) => number,
): ReadEntry {
  const id = z.object({ id: z.string() }).safeParse(entry).data?.id ?? null;
  const parsed = entrySchema.safeParse(entry);
  if (!parsed.success)
    return { problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, entry, id, lineOf)) };
  const model = modelOf(parsed.data, findModel(builtIn, parsed.data.id));
  if (!model) return { problems: [{ ...about(id, 'sizes'), line: lineOf([]), reason: 'missing' }] };
  const choices = { quality: model.quality, style: model.style, outputFormat: model.outputFormat };
  const stray = Object.entries(choices).flatMap(([name, choice]) =>
    choice?.default != null && !choice.values.some((value) => value === choice.default)
      ? [
          {
            ...about(id, `${name}.default`),
            line: lineOf([name, 'default']),
            reason: 'default-not-a-value' as const,
            found: choice.default,
            wanted: choice.values.join(', '),
          },
        ]
      : [],
  );
  return stray.length > 0 ? { problems: stray } : { model };
}

/** Null: a new model needs sizes. */
function modelOf({ usdPerImage, ...entry }: Entry, base: Model | undefined): Model | null {
  const known = base ?? (entry.sizes && { ...plainModel, name: entry.id, sizes: entry.sizes });
  if (!known) return null;
  const given = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
  const own = typeof usdPerImage === 'number' ? { usdPerImage, source: 'models.json' } : null;
  return { ...known, ...given, id: entry.id, quote: usdPerImage === undefined ? known.quote : own };
}

function problemsOf(
  issue: z.core.$ZodIssue,
  entry: unknown,
  id: string | null,
  lineOf: (path: readonly PropertyKey[]) => number,
): readonly ModelFileProblem[] {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const path = issue.path;
    return issue.keys.map((key) => ({
      ...about(id, [...path, key].map(String).join('.')),
      line: lineOf([...path, key]),
      reason: 'unknown-field' as const,
      wanted: path.length === 0 ? Object.keys(entrySchema.shape).join(', ') : 'values, default',
    }));
  }
  const found = valueAt(entry, issue.path);
  const common = { ...about(id, field), line: lineOf(issue.path) };
  if (found === undefined) return [{ ...common, reason: 'missing' }];
  return [{ ...common, reason: 'not-fitting', found: JSON.stringify(found).slice(0, 60) }];
}

function about(
  model: string | null,
  field: string,
): Pick<ModelFileProblem, 'model' | 'field' | 'found' | 'wanted'> {
  return { model, field, found: null, wanted: null };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[step];
  }
  return at;
}

/** What the file holds when it is made: nothing in force, and examples to copy from. */
export const firstModelFile = `${JSON.stringify(
  {
    models: [],
    examples: [
      { id: 'nano-banana', usdPerImage: 0.02 },
      {
        id: 'my-model',
        name: 'My model',
        maker: 'Its maker',
        sizes: ['1024x1024', '1024x1536'],
        aspectRatios: ['1:1', '2:3'],
        maxImagesPerCall: 4,
        takesSeed: true,
        takesNegativePrompt: true,
        quality: { values: ['standard', 'hd'], default: 'standard' },
        style: { values: ['natural', 'vivid'], default: null },
        outputFormat: { values: ['png', 'webp', 'jpeg'], default: 'png' },
        takesOutputCompression: true,
        typicalSeconds: [8, 14],
        usdPerImage: 0.03,
      },
    ],
  },
  null,
  2,
)}\n`;
