/**
 * Frames dragged out of the window to other programs. Main makes the files while the button goes down; the system's own
 * drag begins as soon as they are there, if the button is held still.
 */
import { mostHandedOut } from '../../shared/ipc/routes/handout.ts';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import type { FrameId } from '../../shared/ids.ts';
import type { Bridge } from '../bridge.ts';

/** More than these are made when the drag begins, not at every press. */
const mostAhead = 12;

export interface DragOut {
  /** The button went down on what may be dragged. */
  pressed(frames: Promise<readonly FrameId[]>): void;
  /** The button came up. */
  released(): void;
  /** The hand drags what was pressed. */
  begun(): Promise<void>;
  /** The pointer moves in the window without carrying files. */
  moved(): void;
  /** What is carried over the window came from it. */
  isOwn(): boolean;
}

export function createDragOut(options: {
  readonly bridge: Pick<Bridge, 'request'>;
  /** More frames than a hand drags. */
  readonly onTooMany: (most: number) => void;
  readonly onFailure: (error: AppError) => void;
}): DragOut {
  const { bridge, onTooMany, onFailure } = options;
  /** What the held button is on; another object for every press. */
  let press: { readonly frames: Promise<readonly FrameId[]> } | null = null;
  let isCarrying = false;

  async function prepared(frames: readonly FrameId[]): Promise<void> {
    await bridge.request('handout.prepare', { frames: [...frames] });
  }

  async function prepareAhead(own: NonNullable<typeof press>): Promise<void> {
    const frames = await own.frames;
    if (frames.length > 0 && frames.length <= mostAhead && press === own) await prepared(frames);
  }

  async function begin(own: NonNullable<typeof press>): Promise<void> {
    const frames = await own.frames;
    if (frames.length > mostHandedOut) onTooMany(mostHandedOut);
    if (frames.length === 0 || frames.length > mostHandedOut) return;
    await prepared(frames);
    // Let go of meanwhile: a drag that begins now would stick to a pointer without a button.
    if (press !== own) return;
    isCarrying = true;
    await bridge.request('handout.drag', { frames: [...frames] });
  }

  return {
    pressed(frames) {
      press = { frames };
      // A click is no drag: what goes wrong is told when one begins.
      prepareAhead(press).catch(() => undefined);
    },
    released() {
      press = null;
    },
    async begun() {
      if (!press) return;
      try {
        await begin(press);
      } catch (thrown) {
        isCarrying = false;
        onFailure(toAppError(thrown));
      }
    },
    moved() {
      isCarrying = false;
    },
    isOwn: () => isCarrying,
  };
}
