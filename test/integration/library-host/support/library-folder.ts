/** Libraries in temporary folders, frames to keep in them, and what then lies on disk. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from '@janhapke/sharp-electron';
import { uuidv7 } from 'uuidv7';
import { afterEach } from 'vitest';
import type { KeepFrame } from '../../../../electron/library-host/contract/frame-methods.ts';
import { openLibrary } from '../../../../electron/library-host/library.ts';
import type { Library } from '../../../../electron/library-host/library.ts';
import type { LibraryOptions } from '../../../../electron/library-host/library-options.ts';
import { libraryLayout } from '../../../../electron/files/library-layout.ts';
import { batchIdSchema, frameIdSchema, jobIdSchema } from '../../../../shared/ids.ts';
import type { FrameId } from '../../../../shared/ids.ts';
import type { FrameDraft } from '../../../../shared/frame/record.ts';

const open = new Set<Library>();
const folders: string[] = [];

afterEach(async () => {
  for (const library of open) await library.close();
  open.clear();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'proofsheet-library-'));
  folders.push(folder);
  return folder;
}

/** Opens a library, looks through it as the host does, and closes it after the test. */
export async function openAndReconcile(folder: string, options?: LibraryOptions): Promise<Library> {
  const library = await openLibrary(folder, options);
  open.add(library);
  await library.reconcile();
  return library;
}

export async function closeLibrary(library: Library): Promise<void> {
  open.delete(library);
  await library.close();
}

/** A new id; with a time (ms since the epoch), one of that moment. */
export function frameId(at?: number): FrameId {
  const fresh = uuidv7();
  if (at === undefined) return frameIdSchema.parse(fresh);
  const hex = at.toString(16).padStart(12, '0');
  return frameIdSchema.parse(`${hex.slice(0, 8)}-${hex.slice(8)}${fresh.slice(13)}`);
}

export function draft(change: Partial<FrameDraft> = {}): FrameDraft {
  return {
    version: 1,
    id: frameId(),
    batchId: batchIdSchema.parse(uuidv7()),
    jobId: jobIdSchema.parse(uuidv7()),
    row: 0,
    column: 3,
    asked: {
      model: 'nano-banana',
      prompt: 'A glass of red wine on a marble counter, side-lit',
      size: '1024x1024',
      aspectRatio: null,
      seed: 42,
      n: 1,
      quality: null,
    },
    answered: {
      index: 0,
      revisedPrompt: null,
      gateway: 'https://gateway.test',
      practice: false,
      delivery: 'direct',
      sentAt: '2026-03-01T10:00:00.000Z',
      tookSeconds: 7.5,
    },
    ...change,
  };
}

/** Writes bytes to where a download of that frame ends, and says what main would say of it. */
export async function download(
  folder: string,
  bytes: Buffer,
  change: Partial<FrameDraft> = {},
): Promise<KeepFrame> {
  const frame = draft(change);
  const path = libraryLayout(folder).download(frame.id);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  return { download: path, bytes: bytes.length, sha256: sha256(bytes), draft: frame };
}

/** Each picture differs, so that no two frames have one hash. */
export async function picture(
  type: 'png' | 'jpeg' | 'webp',
  size: { readonly width: number; readonly height: number } = { width: 480, height: 360 },
  colour = '#805030',
): Promise<Buffer> {
  const noise = await sharp({
    create: {
      ...size,
      channels: 3,
      background: colour,
      noise: { type: 'gaussian', mean: 120, sigma: 40 },
    },
  })
    .toFormat(type)
    .toBuffer();
  return noise;
}

/** Every file below a folder but the index, the marker and the lists, by its path from there, with its content. */
export async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const outside = files
    .map((path) => path.slice(folder.length + 1))
    .filter((path) => !/^(\.index|lists|library\.json)/.test(path))
    .sort();
  const contents = await Promise.all(
    outside.map(async (path) => [path, sha256(await readFile(join(folder, path)))] as const),
  );
  return Object.fromEntries(contents);
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
