/** Times the grid from inside the window: scrolled, jumped in, searched; and plain images beside it under the same gesture. */
/** A window, over Playwright or without a debugger. */
export interface Evaluates {
  evaluate<Value>(inWindow: () => Value | Promise<Value>): Promise<Value>;
}

interface Scrolled {
  readonly times: readonly number[];
  /** Share of the visible cells that had no picture, over all frames. */
  readonly blank: number;
}

export interface GridTime {
  /** The grid itself, from where it stands. */
  readonly grid: (pixelsPerSecond: number, milliseconds: number) => Promise<Scrolled>;
  /** A recycled pool of plain images over it, in the middle of the library. */
  readonly pool: (pixelsPerSecond: number, milliseconds: number) => Promise<Scrolled>;
  /** To a share of the scroll box, until every cell in sight has its picture; ms. */
  readonly jump: (share: number) => Promise<number>;
  /** As many other thumbnails fetched together, decoded, and drawn on one canvas; ms. */
  readonly together: (share: number) => Promise<number>;
  /** Typed into the field, until the cells in sight are others and have their pictures; ms. */
  readonly search: (text: string) => Promise<number>;
}

/** Installs `gridTime` in the page of an app whose grid is in front. */
export async function installGridTime(page: Evaluates): Promise<void> {
  await page.evaluate(async () => {
    const { proofsheet } = globalThis as unknown as {
      proofsheet: { request(route: string, input: unknown): Promise<{ value: unknown }> };
    };
    const { value } = await proofsheet.request('frames.order', {
      collection: null,
      search: '',
      sort: 'own',
      group: 'none',
    });
    const { numbers } = value as { numbers: Uint32Array };
    const shas = async (from: number, count: number): Promise<readonly string[]> => {
      const all: string[] = [];
      for (let at = from; at < from + count; at += 200) {
        const some = [...numbers.subarray(at, Math.min(at + 200, from + count))];
        const answer = await proofsheet.request('frames.rows', { numbers: some });
        all.push(...(answer.value as readonly { sha256: string }[]).map(({ sha256 }) => sha256));
      }
      return all;
    };
    const url = (sha256: string): string => `proof://thumb/${sha256}?w=320`;
    const found = document.querySelector<HTMLElement>('[data-testid="grid"] [role="listbox"]');
    if (!found) throw new Error('There is no grid');
    const box: HTMLElement = found;
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    const area = box.getBoundingClientRect();
    const cells = (): readonly Element[] =>
      [...box.querySelectorAll('[role="option"]')].filter((cell) => {
        const { top, bottom } = cell.getBoundingClientRect();
        return bottom > area.top + 1 && top < area.bottom - 1;
      });
    const isShown = (cell: Element): boolean => cell.querySelector('[data-state="shown"]') !== null;

    const gesture = async (
      speed: number,
      length: number,
      move: (by: number) => void,
      look: () => readonly boolean[],
    ): Promise<Scrolled> => {
      const times: number[] = [];
      let [blank, seen] = [0, 0];
      const begin = await frame();
      for (let last = begin; last - begin < length;) {
        const now = await frame();
        move((speed * (now - last)) / 1_000);
        times.push(now - last);
        last = now;
        const shown = look();
        seen += shown.length;
        blank += shown.filter((is) => !is).length;
      }
      return { times, blank: seen > 0 ? blank / seen : 1 };
    };

    const first = cells()[0]?.getBoundingClientRect();
    const edge = first?.width ?? 176;
    const columns = Math.max(1, Math.floor(area.width / edge));
    const perScreen = columns * (Math.ceil(area.height / edge) + 1);

    Object.assign(globalThis, {
      gridTime: {
        grid: (speed: number, length: number) =>
          gesture(
            speed,
            length,
            (by) => (box.scrollTop += by),
            () => cells().map(isShown),
          ),
        pool: async (speed: number, length: number) => {
          const rows = Math.ceil((speed * length) / 1_000 / edge) + 30;
          const pictures = await shas(numbers.length >> 1, rows * columns);
          const floor = document.createElement('div');
          floor.style.cssText = `position:fixed;z-index:9;overflow:auto;background:#161616;left:${area.left}px;top:${area.top}px;width:${area.width}px;height:${area.height}px`;
          const content = document.createElement('div');
          content.style.cssText = `position:relative;height:${rows * edge}px`;
          floor.append(content);
          document.body.append(floor);
          // As many rows beyond the edge as the grid keeps.
          const pool = Array.from({ length: Math.ceil(area.height / edge) + 7 }, () =>
            Array.from({ length: columns }, (_, column) => {
              const image = new Image();
              image.style.cssText = `position:absolute;object-fit:contain;width:${edge - 8}px;height:${edge - 8}px;left:${column * edge}px;top:0`;
              content.append(image);
              return { image, row: -1 };
            }),
          );
          const place = (): void => {
            const top = Math.max(0, Math.floor(floor.scrollTop / edge) - 3);
            for (let row = top; row < top + pool.length && row < rows; row++)
              for (const [column, cell] of (pool[row % pool.length] ?? []).entries()) {
                if (cell.row === row) continue;
                cell.row = row;
                cell.image.style.transform = `translateY(${row * edge}px)`;
                cell.image.src = url(pictures[row * columns + column] ?? '');
              }
          };
          place();
          await frame();
          const result = await gesture(
            speed,
            length,
            (by) => {
              floor.scrollTop += by;
              place();
            },
            () =>
              pool
                .flat()
                .filter(
                  ({ row }) =>
                    (row + 1) * edge > floor.scrollTop && row * edge < floor.scrollTop + area.height,
                )
                .map(({ image }) => image.complete && image.naturalWidth > 0),
          );
          floor.remove();
          return result;
        },
        jump: async (share: number) => {
          await frame();
          const start = performance.now();
          box.scrollTop = share * (box.scrollHeight - box.clientHeight);
          do await frame();
          while (cells().length < perScreen - columns || !cells().every(isShown));
          await frame();
          return performance.now() - start;
        },
        search: async (text: string) => {
          const field = document.querySelector<HTMLInputElement>('input[type="search"], [role="searchbox"]');
          if (!field) throw new Error('There is no search field');
          const found = (): string | null | undefined => cells()[0]?.getAttribute('aria-setsize');
          const before = found();
          await frame();
          const start = performance.now();
          // As React listens to it: by the element's own setter, and told of.
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
          field.dispatchEvent(new Event('input', { bubbles: true }));
          do await frame();
          while (found() === before || cells().length === 0 || !cells().every(isShown));
          await frame();
          return performance.now() - start;
        },
        together: async (share: number) => {
          // Elsewhere: what the jump has fetched is at hand.
          const pictures = await shas(Math.floor((share + 0.011) * numbers.length), perScreen);
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [area.width, area.height];
          const context = canvas.getContext('2d');
          await frame();
          const start = performance.now();
          const bitmaps = await Promise.all(
            pictures.map(async (sha256) => createImageBitmap(await (await fetch(url(sha256))).blob())),
          );
          for (const [at, bitmap] of bitmaps.entries())
            context?.drawImage(bitmap, (at % columns) * edge, Math.floor(at / columns) * edge);
          await frame();
          await frame();
          return performance.now() - start;
        },
      },
    });
  });
}
