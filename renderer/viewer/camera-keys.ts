/** What the keys of a picture that is looked at do. While the picture is seen whole, arrows are left to the window: there they step through the frames. */
import type { Camera, Stage } from './camera.ts';
import { isWhole, panned, stepped } from './camera.ts';

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
/** The share of the viewport that an arrow moves the image by. */
const arrowShare = 0.15;

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Where the key takes the camera, if it does. */
export function cameraKeyOf(press: Press, camera: Camera, stage: Stage | null): Camera | null {
  const isPlain = !press.ctrlKey && !press.metaKey && !press.altKey;
  if (!stage || press.altKey) return null;
  if (press.key === '+' || press.key === '=') return stepped(camera, stage, 1);
  if (press.key === '-') return stepped(camera, stage, -1);
  const direction = directions[press.key];
  if (!direction || !isPlain || isWhole(camera, stage)) return null;
  const by = {
    x: direction[0] * stage.viewport.width * arrowShare,
    y: direction[1] * stage.viewport.height * arrowShare,
  };
  return panned(camera, stage, by);
}
