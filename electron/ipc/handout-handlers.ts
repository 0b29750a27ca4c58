/** Routes of frames that are handed out to other programs. */
import type { ProgramId } from '../../shared/handout/program.ts';
import type { FrameId } from '../../shared/ids.ts';
import type { Drag, Drags, FramePixels } from '../handout/drags.ts';
import type { Programs } from '../handout/programs.ts';
import type { Handlers } from './router.ts';

type HandoutRoutes = Extract<keyof Handlers, `handout.${string}`>;

export function handoutHandlers(options: {
  readonly drags: Drags;
  readonly programs: Programs;
  /** Absolute path of the program that the user chose in a dialog, or null. */
  readonly chooseProgram: () => Promise<string | null>;
  /** Hands files to the system's drag. */
  readonly startDrag: (drag: Drag) => void;
  readonly pixels: (frame: FrameId) => Promise<FramePixels>;
  readonly writeImage: (pixels: FramePixels) => Promise<void>;
  /** Copies that stay, for a program that may write to them. */
  readonly copiesToKeep: (frames: readonly FrameId[]) => Promise<readonly string[]>;
}): Pick<Handlers, HandoutRoutes> {
  const { drags, programs } = options;
  const openIn = async (program: ProgramId, frames: readonly FrameId[]): Promise<void> =>
    programs.open(program, await options.copiesToKeep(frames));
  return {
    'handout.prepare': ({ frames }) => drags.prepare(frames),
    'handout.drag': ({ frames }) => {
      const drag = drags.taken(frames);
      if (drag) options.startDrag(drag);
      return drag !== null;
    },
    'handout.copy-image': async ({ frame }) => {
      await options.writeImage(await options.pixels(frame));
    },
    'handout.programs': () => programs.list(),
    'handout.add-program': async () => {
      const path = await options.chooseProgram();
      const added = path === null ? null : await programs.add(path);
      return { programs: programs.list(), added };
    },
    'handout.remove-program': async ({ program }) => {
      await programs.remove(program);
      return programs.list();
    },
    'handout.open-in': ({ frames, program }) => openIn(program, frames),
  };
}
