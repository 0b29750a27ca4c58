/** Where the window opens: where it was, on a screen that still exists, never smaller than it can be used. */
export const smallestWindow = { width: 1024, height: 700 } as const;

/** In DIP, the origin being the main screen's upper left corner. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** At least this much of the window must lie on a screen, in DIP, so that it can be taken hold of. */
const graspable = 120;

/**
 * The bounds to open with. `workAreas`: the screens less docks and bars, the main one first, in DIP.
 * A window whose screen is gone is centred on the main one.
 */
export function fitWindow(saved: Rectangle | null, workAreas: readonly Rectangle[]): Rectangle {
  const [main] = workAreas;
  if (!main) return { x: 0, y: 0, width: 1440, height: 900 };
  const home = saved && workAreas.find((area) => overlaps(saved, area));
  if (saved && home) {
    const width = clamp(saved.width, smallestWindow.width, Math.max(home.width, smallestWindow.width));
    const height = clamp(saved.height, smallestWindow.height, Math.max(home.height, smallestWindow.height));
    return {
      width,
      height,
      x: clamp(saved.x, home.x, Math.max(home.x, home.x + home.width - width)),
      y: clamp(saved.y, home.y, Math.max(home.y, home.y + home.height - height)),
    };
  }
  const width = clamp(Math.round(main.width * 0.85), smallestWindow.width, 1720);
  const height = clamp(Math.round(main.height * 0.85), smallestWindow.height, 1120);
  return {
    width,
    height,
    x: main.x + Math.max(0, Math.round((main.width - width) / 2)),
    y: main.y + Math.max(0, Math.round((main.height - height) / 2)),
  };
}

export function isSameRectangle(a: Rectangle, b: Rectangle): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

function overlaps(window: Rectangle, area: Rectangle): boolean {
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const height = Math.min(window.y + window.height, area.y + area.height) - Math.max(window.y, area.y);
  return width >= graspable && height >= graspable;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
