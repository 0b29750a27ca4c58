/** What is in quarantine, and its way back when it was a picture after all. */
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, readdir, rm, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { AppError, errorInfoSchema } from '../../shared/errors.ts';
import type { FrameDraft } from '../../shared/frame/record.ts';
import { frameIdSchema } from '../../shared/ids.ts';
import type { FrameId } from '../../shared/ids.ts';
import { frameDraftSchema, mostQuarantined } from '../../shared/trash/trash.ts';
import type { Quarantined } from '../../shared/trash/trash.ts';
import { fileError, hasErrno, makeFolderDurably, syncFolder } from '../files/atomic-file.ts';
import { readJsonFile } from '../files/json-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import type { KeepFrame } from './contract/frame-methods.ts';

export interface QuarantineList {
  read(): Promise<Quarantined[]>;
  /** Absolute. */
  file(id: FrameId): Promise<string>;
  downloadAgain(id: FrameId): Promise<KeepFrame>;
  leave(id: FrameId): Promise<void>;
}

/** As quarantine.ts writes it; of a note that someone changed, whatever is still to be read. */
const noteSchema = z.object({
  at: z.iso.datetime({ offset: true }).nullable().catch(null),
  reason: errorInfoSchema.nullable().catch(null),
  draft: frameDraftSchema.nullable().catch(null),
});
type Note = z.infer<typeof noteSchema>;
const noNote: Note = { at: null, reason: null, draft: null };

const longestPrompt = 300;

export function createQuarantineList({ quarantine, ...layout }: LibraryLayout): QuarantineList {
  /** Names of the files of each id: its note, its bytes. */
  const filesById = async (): Promise<ReadonlyMap<FrameId, readonly string[]>> => {
    const byId = new Map<FrameId, string[]>();
    for (const name of await namesIn(quarantine)) {
      const id = frameIdSchema.safeParse(basename(name, extname(name)));
      if (id.success) byId.set(id.data, [...(byId.get(id.data) ?? []), name]);
    }
    return byId;
  };

  const bytesOf = (names: readonly string[]): string | undefined =>
    names.find((name) => extname(name) !== '.json');

  const noteOf = async (id: FrameId): Promise<Note> => {
    const file = await readJsonFile(join(quarantine, `${id}.json`));
    const parsed = noteSchema.safeParse(file?.content);
    return parsed.success ? parsed.data : noNote;
  };

  const describe = async (id: FrameId, names: readonly string[]): Promise<Quarantined> => {
    const { at, reason, draft } = await noteOf(id);
    const name = bytesOf(names);
    return {
      id,
      at: at === null ? null : Date.parse(at),
      bytes: name === undefined ? null : await sizeOf(join(quarantine, name)),
      reason,
      asked: askedOf(draft),
      canRetry: name !== undefined && draft !== null,
    };
  };

  const file = async (id: FrameId): Promise<string> => {
    const name = bytesOf((await filesById()).get(id) ?? []);
    if (name === undefined) throw notThere(id);
    return join(quarantine, name);
  };

  return {
    read: async () => {
      const newest = [...(await filesById())].toSorted(([a], [b]) => (a < b ? 1 : -1));
      return await Promise.all(newest.slice(0, mostQuarantined).map(([id, names]) => describe(id, names)));
    },
    file,
    downloadAgain: async (id) => {
      const [path, { draft }] = [await file(id), await noteOf(id)];
      if (draft?.id !== id) throw notThere(id);
      const download = layout.download(id);
      try {
        await makeFolderDurably(layout.frameFolder(id), layout.marker);
        // A copy: should the app die over it, the quarantine still has the bytes and the reason.
        await copyFile(path, download, constants.COPYFILE_FICLONE);
        const hash = createHash('sha256');
        await pipeline(createReadStream(download), hash);
        return { download, bytes: await sizeOf(download), sha256: hash.digest('hex'), draft };
      } catch (error) {
        await rm(download, { force: true }).catch(() => undefined);
        throw fileError(error, path);
      }
    },
    leave: async (id) => {
      const names = (await filesById()).get(id) ?? [];
      try {
        for (const name of names) await rm(join(quarantine, name), { force: true });
        await syncFolder(quarantine);
      } catch (error) {
        throw fileError(error, quarantine);
      }
    },
  };
}

function askedOf(draft: FrameDraft | null): Quarantined['asked'] {
  if (draft === null) return null;
  const { model, prompt, seed } = draft.asked;
  return { model, prompt: prompt.slice(0, longestPrompt), seed };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    const found = await readdir(folder, { withFileTypes: true });
    return found.filter((entry) => entry.isFile()).map((entry) => entry.name);
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return [];
    throw fileError(error, folder, 'reading');
  }
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path)).size;
}

function notThere(frame: FrameId): AppError {
  return new AppError('frame-not-found', 'Not in quarantine', { data: { frame } });
}
