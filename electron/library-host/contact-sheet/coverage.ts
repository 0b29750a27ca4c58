/**
 * How much of each pixel a shape covers, by exact areas: each edge adds, in the row of pixels it crosses, the change of
 * coverage from one pixel to the next, and one running sum per row makes coverage of it. After Raph Levien's description
 * of font-rs ("Inside the fastest font renderer in the world", 2016). Shapes are wound so that their holes run the other
 * way, as fonts are.
 */

export interface Coverage {
  /** A straight edge, in pixels from the upper left corner. What is outside is cut off. */
  edge(x0: number, y0: number, x1: number, y1: number): void;
  /** 0 to 1 for each pixel, row by row. */
  read(): Float32Array;
}

export function createCoverage(width: number, height: number): Coverage {
  // Two more in each row: an edge at the right border still changes what is behind it.
  const stride = width + 2;
  const change = new Float32Array(stride * height);
  const inside = (x: number): number => Math.min(Math.max(x, 0), width);

  const add = (at: number, value: number): void => {
    change[at] = (change[at] ?? 0) + value;
  };

  /** Within one row: `area` is the height it takes up there, negative when it runs upwards. */
  const across = (row: number, from: number, to: number, area: number): void => {
    const [x0, x1] = from < to ? [from, to] : [to, from];
    const first = Math.floor(x0);
    const last = Math.max(Math.ceil(x1), first + 1);
    const start = row * stride;
    if (last === first + 1) {
      const right = (x0 + x1) / 2 - first;
      add(start + first, area * (1 - right));
      add(start + last, area * right);
      return;
    }
    // The area to the right of the edge, pixel by pixel; what is added is how it grows.
    const slope = 1 / (x1 - x0);
    let before = 0;
    for (let pixel = first; pixel < last; pixel++) {
      const upTo = Math.min(pixel + 1, x1);
      const since = Math.max(pixel, x0);
      const crossed = (upTo - since) * slope;
      const covered = (since - x0) * slope + crossed * (pixel + 1 - (since + upTo) / 2);
      add(start + pixel, area * (covered - before));
      before = covered;
    }
    add(start + last, area * (1 - before));
  };

  return {
    edge: (x0, y0, x1, y1) => {
      if (y0 === y1) return;
      const direction = y0 < y1 ? 1 : -1;
      const [topX, topY, lowX, lowY] = direction === 1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
      const slope = (lowX - topX) / (lowY - topY);
      const lastRow = Math.min(height, Math.ceil(lowY));
      for (let row = Math.max(0, Math.floor(topY)); row < lastRow; row++) {
        const from = Math.max(row, topY);
        const to = Math.min(row + 1, lowY);
        if (to <= from) continue;
        const x = (y: number): number => inside(topX + (y - topY) * slope);
        across(row, x(from), x(to), (to - from) * direction);
      }
    },
    read: () => {
      const covered = new Float32Array(width * height);
      for (let row = 0; row < height; row++) {
        let sum = 0;
        for (let x = 0; x < width; x++) {
          sum += change[row * stride + x] ?? 0;
          covered[row * width + x] = Math.min(1, Math.abs(sum));
        }
      }
      return covered;
    },
  };
}
