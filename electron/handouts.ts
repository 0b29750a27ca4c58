/** Joins what hands frames out to other programs with Electron: drags, clipboard, programs. */
import { randomUUID } from 'node:crypto';
import { basename, join, posix } from 'node:path';
import { app, nativeImage } from 'electron';
import type { WebContents } from 'electron';
import type { ExportPreset } from '../shared/export/preset.ts';
import type { FrameId } from '../shared/ids.ts';
import { writeClipboardImage } from './clipboard-image.ts';
import type { Dialogs } from './dialogs.ts';
import { createDrags } from './handout/drags.ts';
import type { FramePixels } from './handout/drags.ts';
import type { FileCopy } from './handout/file-copies.ts';
import { copyFiles } from './handout/file-copies.ts';
import { openPrograms } from './handout/programs.ts';
import { handoutHandlers } from './ipc/handout-handlers.ts';
import type { Log } from './log.ts';
import type { Workspace } from './workspace.ts';

/** CSS pixels of the picture under the pointer. */
const iconEdge = 96;

export function createHandouts(options: {
  readonly workspace: Workspace;
  readonly dialogs: Pick<Dialogs, 'chooseProgram'>;
  /** Whose names the files get. */
  readonly preset: () => ExportPreset;
  readonly page: () => WebContents;
  readonly log: Log;
}): {
  readonly handlers: ReturnType<typeof handoutHandlers>;
  readonly close: () => Promise<void>;
} {
  const { workspace, dialogs, page, log } = options;
  const pixels = async (frame: FrameId, edge: number | null): Promise<FramePixels> =>
    (await workspace.library()).call('pixels', { frame, edge });

  const drags = createDrags({
    folder: join(app.getPath('temp'), `proofsheet-${randomUUID()}`),
    copiesOf,
    icon: (first) => pixels(first, iconEdge),
  });
  const handlers = handoutHandlers({
    drags,
    programs: openPrograms({
      file: join(app.getPath('userData'), 'programs.json'),
      platform: process.platform,
      log,
    }),
    chooseProgram: dialogs.chooseProgram,
    startDrag: ({ files, icon }) =>
      page().startDrag({ file: files[0] ?? '', files: [...files], icon: imageOf(icon) }),
    pixels: (frame) => pixels(frame, null),
    writeImage: (whole) => writeClipboardImage(imageOf(whole)),
    // Beside the library, where the user finds them: a program may save into them.
    copiesToKeep: async (frames) => copyFiles(`${workspace.folder()} copies`, await copiesOf(frames)),
  });
  return { handlers, close: () => drags.close() };

  async function copiesOf(frames: readonly FrameId[]): Promise<readonly FileCopy[]> {
    const library = await workspace.library();
    const names = await library.call('exampleNames', { frames, preset: namesOnly(options.preset()) });
    return await Promise.all(
      frames.map(async (frame, at) => {
        const { path } = await library.call('image', { frame });
        // Dragged together they lie together: of the folders that a template names only the last name is kept.
        return { from: path, name: posix.basename(names[at] ?? basename(path)) };
      }),
    );
  }
}

/** What is handed out is the original: of the preset only its names count. */
function namesOnly(preset: ExportPreset): ExportPreset {
  return {
    ...preset,
    format: { kind: 'original' },
    sidecars: { xmp: false, json: false },
    contactSheet: null,
  };
}

/** Nothing is decoded here: the library host did that. */
function imageOf({ bytes, width, height }: FramePixels): Electron.NativeImage {
  return nativeImage.createFromBitmap(Buffer.from(bytes.buffer), { width, height });
}
