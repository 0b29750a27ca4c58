/**
 * The viewer's camera: which part of an image a viewport shows, and how large. Pure arithmetic.
 * Everything is in device pixels: at scale 1 (100 %) one image pixel is exactly one device pixel, whatever
 * the window's pixel ratio, fractions included. The centre is kept in shares of the image (0 to 1), so that
 * it means the same place on the next frame even when that has another size.
 */

export interface Extent {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Camera {
  /** Device pixels for one image pixel, or as much as shows the image whole. */
  readonly zoom: 'fit' | number;
  /** The share of the image that stands in the middle of the viewport. */
  readonly centre: Point;
}

/** What the camera looks at, and through. */
export interface Stage {
  readonly image: Extent;
  readonly viewport: Extent;
}

export interface Placement extends Extent {
  readonly left: number;
  readonly top: number;
}

const middle: Point = { x: 0.5, y: 0.5 };

export const fitCamera: Camera = { zoom: 'fit', centre: middle };

export const largestScale = 16;
/** The levels that keys step through, beside fit. */
export const levels: readonly number[] = [0.5, 1, 2, 4, 8, 16];
/** Above this, pixels are shown as squares instead of being smoothed. */
export const squarePixelsAbove = 2;

/** The scale at which the image is seen whole and as large as it can be. */
export function fitScale({ image, viewport }: Stage): number {
  return Math.min(viewport.width / image.width, viewport.height / image.height);
}

export function scaleOf(camera: Camera, stage: Stage): number {
  return camera.zoom === 'fit' ? fitScale(stage) : camera.zoom;
}

/** Smaller than whole, or than half, is of use to no one. */
export function smallestScale(stage: Stage): number {
  return Math.min(fitScale(stage), 0.5);
}

/** Where the image lies in the viewport. From 100 % up it starts on a whole pixel, so that pixels stay crisp. */
export function placementOf(camera: Camera, stage: Stage): Placement {
  const scale = scaleOf(camera, stage);
  const { image, viewport } = stage;
  const centre = clampedCentre(camera.centre, scale, stage);
  const whole = (value: number): number => (scale >= 1 ? Math.round(value) : value);
  return {
    left: whole(viewport.width / 2 - centre.x * image.width * scale),
    top: whole(viewport.height / 2 - centre.y * image.height * scale),
    width: image.width * scale,
    height: image.height * scale,
  };
}

/** The camera with its zoom within bounds and no empty margin on a side where the image could fill it. */
export function clamped(camera: Camera, stage: Stage): Camera {
  if (camera.zoom === 'fit') return fitCamera;
  const zoom = clamp(camera.zoom, smallestScale(stage), largestScale);
  return { zoom, centre: clampedCentre(camera.centre, zoom, stage) };
}

function clampedCentre(centre: Point, scale: number, { image, viewport }: Stage): Point {
  return {
    x: clampedShare(centre.x, viewport.width / (image.width * scale)),
    y: clampedShare(centre.y, viewport.height / (image.height * scale)),
  };
}

/** `seen`: the share of the image's length that the viewport takes in; from 1 on the image is centred. */
function clampedShare(share: number, seen: number): number {
  return seen >= 1 ? 0.5 : clamp(share, seen / 2, 1 - seen / 2);
}

/** The share of the image under a point of the viewport; outside 0 to 1 beside the image. */
export function shareAt(camera: Camera, stage: Stage, point: Point): Point {
  const scale = scaleOf(camera, stage);
  const { image, viewport } = stage;
  const centre = clampedCentre(camera.centre, scale, stage);
  return {
    x: centre.x + (point.x - viewport.width / 2) / (image.width * scale),
    y: centre.y + (point.y - viewport.height / 2) / (image.height * scale),
  };
}

/** Zooms so that what is under `point` stays under it, as far as the image's edges allow. */
export function zoomedAt(camera: Camera, stage: Stage, point: Point, scale: number): Camera {
  const zoom = clamp(scale, smallestScale(stage), largestScale);
  const { image, viewport } = stage;
  const kept = shareAt(camera, stage, point);
  const centre = {
    x: kept.x - (point.x - viewport.width / 2) / (image.width * zoom),
    y: kept.y - (point.y - viewport.height / 2) / (image.height * zoom),
  };
  return clamped({ zoom, centre }, stage);
}

/** Moves the image by so many device pixels. A whole image has nowhere to go. */
export function panned(camera: Camera, stage: Stage, by: Point): Camera {
  if (camera.zoom === 'fit') return camera;
  const centre = clampedCentre(camera.centre, camera.zoom, stage);
  return clamped(
    {
      zoom: camera.zoom,
      centre: {
        x: centre.x - by.x / (stage.image.width * camera.zoom),
        y: centre.y - by.y / (stage.image.height * camera.zoom),
      },
    },
    stage,
  );
}

/** A click: from fit to 100 % at the point, and from anything else back to fit. */
export function toggledAt(camera: Camera, stage: Stage, point: Point): Camera {
  return camera.zoom === 'fit' ? zoomedAt(camera, stage, point, 1) : fitCamera;
}

/** The same by key: to the picture's middle, whatever it is seen through. */
export function toggled(camera: Camera): Camera {
  return camera.zoom === 'fit' ? { zoom: 1, centre: middle } : fitCamera;
}

/** The picture is seen from edge to edge. */
export function isWhole(camera: Camera, stage: Stage): boolean {
  const { width, height } = placementOf(camera, stage);
  return width <= stage.viewport.width && height <= stage.viewport.height;
}

/** The next level above or below, to the middle of the viewport. Below the lowest that shows a part lies fit. */
export function stepped(camera: Camera, stage: Stage, direction: 1 | -1): Camera {
  const scale = scaleOf(camera, stage);
  const fit = fitScale(stage);
  // Scales come out of divisions: what is equal on paper differs in the last bit.
  const slack = 1e-6 * scale;
  const stops = [...levels, fit].sort((a, b) => a - b);
  const next =
    direction > 0
      ? stops.find((stop) => stop > scale + slack)
      : stops.findLast((stop) => stop < scale - slack);
  if (next === undefined) return camera;
  return next === fit ? fitCamera : zoomedAt(camera, stage, centreOf(stage.viewport), next);
}

/** Zoom by a wheel's or a pinch's delta in CSS pixels: equal turns multiply by equal factors. */
export function wheelFactor(deltaY: number): number {
  return Math.exp(-clamp(deltaY, -240, 240) / 240);
}

/**
 * The camera that shows the same part of another image, in the same viewport: the centre is a share of the image
 * already, the zoom keeps its relation to fit. Images of one size get one scale, to the last bit.
 */
export function inStep(camera: Camera, from: Extent, to: Extent, viewport: Extent): Camera {
  if (camera.zoom === 'fit' || (from.width === to.width && from.height === to.height)) return camera;
  const ratio = fitScale({ image: to, viewport }) / fitScale({ image: from, viewport });
  return { zoom: camera.zoom * ratio, centre: camera.centre };
}

export function centreOf(viewport: Extent): Point {
  return { x: viewport.width / 2, y: viewport.height / 2 };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
