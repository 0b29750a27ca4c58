/** Export presets on disk (`export-presets.json` in the user-data folder), with the folder that each goes to. */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { AppError, toAppError } from '../../shared/errors.ts';
import { builtInPresets } from '../../shared/export/built-in-presets.ts';
import {
  freePresetName,
  presetNameKey,
  readPresetFile,
  writePresetFile,
} from '../../shared/export/preset-file.ts';
import { isBuiltIn, namedPresetSchema, presetIdSchema } from '../../shared/export/preset.ts';
import type { ExportPreset, NamedPreset, PresetId } from '../../shared/export/preset.ts';
import { writeFileDurably } from '../files/atomic-file.ts';
import type { Log } from '../log.ts';

const fileSchema = z.object({
  /** Raised when a stored value changes its meaning. */
  version: z.literal(1),
  presets: z.array(namedPresetSchema),
  /** Absolute paths, of built-in presets too. */
  destinations: z.record(z.string(), z.string()).default({}),
  lastUsed: presetIdSchema.nullable().default(null),
});
type File = z.infer<typeof fileSchema>;

/** Errors: `export-preset-not-found`, `-built-in`, `-name-taken`. */
export interface ExportPresets {
  /** Built-in ones first, then the user's by name. */
  list(): readonly NamedPreset[];
  get(id: PresetId): NamedPreset;
  lastUsed(): PresetId;
  used(id: PresetId): Promise<void>;
  destination(id: PresetId): string | null;
  rememberDestination(id: PresetId, folder: string): Promise<void>;
  /** Without an id a new one. */
  save(id: PresetId | null, name: string, preset: ExportPreset): Promise<PresetId>;
  duplicate(id: PresetId): Promise<PresetId>;
  rename(id: PresetId, name: string): Promise<void>;
  remove(id: PresetId): Promise<void>;
  /** Takes in what a file holds, under names that are free. Error: `export-preset-unreadable`. */
  take(text: string): Promise<readonly PresetId[]>;
  /** One as the text of a file. */
  give(id: PresetId): string;
}

export function openExportPresets({
  file,
  log,
}: {
  /** Absolute. */
  readonly file: string;
  readonly log: Log;
}): ExportPresets {
  let kept = read(file, log);
  /** One write after the other: two at once would share a temporary file. */
  let writing: Promise<unknown> = Promise.resolve();

  const keep = async (next: File): Promise<void> => {
    kept = next;
    const mine = writing.then(() => writeFileDurably(file, JSON.stringify(next, null, 2)));
    writing = mine.catch(() => undefined);
    await mine;
  };
  const list = (): readonly NamedPreset[] => [
    ...builtInPresets,
    ...kept.presets.toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
  ];
  const get = (id: PresetId): NamedPreset => {
    const found = list().find((one) => one.id === id);
    if (!found) throw new AppError('export-preset-not-found', 'No preset of that id');
    return found;
  };
  const own = (id: PresetId): NamedPreset => {
    if (isBuiltIn(id)) throw new AppError('export-preset-built-in', 'A built-in preset stays as it is');
    return get(id);
  };
  const checkName = (name: string, except: PresetId | null): void => {
    const isTaken = list().some(
      (one) => one.id !== except && presetNameKey(one.name) === presetNameKey(name),
    );
    if (isTaken)
      throw new AppError('export-preset-name-taken', 'Another preset has this name', { data: { name } });
  };
  const put = (preset: NamedPreset): File => ({
    ...kept,
    presets: [...kept.presets.filter(({ id }) => id !== preset.id), preset],
  });

  return {
    list,
    get,
    lastUsed: () => list().find(({ id }) => id === kept.lastUsed)?.id ?? firstPreset,
    used: async (id) => {
      get(id);
      if (kept.lastUsed !== id) await keep({ ...kept, lastUsed: id });
    },
    destination: (id) => kept.destinations[id] ?? null,
    rememberDestination: async (id, folder) => {
      get(id);
      await keep({ ...kept, destinations: { ...kept.destinations, [id]: folder } });
    },
    save: async (id, name, preset) => {
      if (id !== null) own(id);
      checkName(name, id);
      const saved = { id: id ?? freshId(), name, preset };
      await keep(put(saved));
      return saved.id;
    },
    duplicate: async (id) => {
      const { name, preset } = get(id);
      const copy = { id: freshId(), name: freePresetName(`${name} copy`, names(list())), preset };
      const folder = kept.destinations[id];
      const destinations =
        folder === undefined ? kept.destinations : { ...kept.destinations, [copy.id]: folder };
      await keep({ ...put(copy), destinations });
      return copy.id;
    },
    rename: async (id, name) => {
      const preset = own(id);
      checkName(name, id);
      await keep(put({ ...preset, name }));
    },
    remove: async (id) => {
      own(id);
      const { [id]: _folder, ...destinations } = kept.destinations;
      const lastUsed = kept.lastUsed === id ? null : kept.lastUsed;
      await keep({ ...kept, presets: kept.presets.filter((one) => one.id !== id), destinations, lastUsed });
    },
    take: async (text) => {
      const found = readPresetFile(text);
      if (!found) throw new AppError('export-preset-unreadable', 'No file of export presets');
      const taken: NamedPreset[] = [];
      for (const { name, preset } of found)
        taken.push({ id: freshId(), name: freePresetName(name, names([...list(), ...taken])), preset });
      await keep({ ...kept, presets: [...kept.presets, ...taken] });
      return taken.map(({ id }) => id);
    },
    give: (id) => writePresetFile([get(id)]),
  };
}

const firstPreset = builtInPresets[0]?.id ?? presetIdSchema.parse('built-in:originals');

function freshId(): PresetId {
  return presetIdSchema.parse(uuidv7());
}

function names(presets: readonly NamedPreset[]): readonly string[] {
  return presets.map(({ name }) => name);
}

/** One that cannot be read is set aside under another name: there may be an evening's work in it. */
function read(file: string, log: Log): File {
  const fresh: File = { version: 1, presets: [], destinations: {}, lastUsed: null };
  if (!existsSync(file)) return fresh;
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (thrown) {
    log('error', 'export-presets-unreadable', { error: toAppError(thrown).toInfo() });
    try {
      renameSync(file, file.replace(/(\.json)?$/, '.unreadable.json'));
    } catch (error) {
      log('error', 'export-presets-not-set-aside', { error: toAppError(error).toInfo() });
    }
    return fresh;
  }
}
