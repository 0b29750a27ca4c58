/** Catches: a drag that begins after the button came up, one without files, a click that says what went wrong. */
import { describe, expect, it, vi } from 'vitest';
import type { FrameId } from '../../../../shared/ids.ts';
import { createDragOut } from '../../../../renderer/frames/drag-out.ts';
import { createScriptedMain } from '../support.ts';

const frame = (n: number): FrameId => `0197a000-0000-7000-a000-${String(n).padStart(12, '0')}` as FrameId;
const some = (n: number): Promise<readonly FrameId[]> =>
  Promise.resolve(Array.from({ length: n }, (_, i) => frame(i)));

function setUp() {
  const main = createScriptedMain();
  const onTooMany = vi.fn();
  const onFailure = vi.fn();
  const drag = createDragOut({ bridge: main.bridge, onTooMany, onFailure });
  const routes = (): readonly string[] => main.asked.map(({ route }) => route);
  return { main, drag, onTooMany, onFailure, routes };
}

describe('dragging out of the window', () => {
  it('makes the files while the button goes down, and hands just these to the system', async () => {
    const { main, drag, routes } = setUp();
    drag.pressed(some(2));
    await vi.waitFor(() => expect(routes()).toEqual(['handout.prepare']));
    await drag.begun();
    expect(main.asked.at(-1)).toEqual({ route: 'handout.drag', input: { frames: [frame(0), frame(1)] } });
    expect(drag.isOwn()).toBe(true);
    drag.moved();
    expect(drag.isOwn()).toBe(false);
  });

  it('begins nothing once the button has come up', async () => {
    const { drag, routes } = setUp();
    drag.pressed(some(1));
    const begun = drag.begun();
    drag.released();
    await begun;
    await drag.begun();
    expect(routes()).not.toContain('handout.drag');
    expect(drag.isOwn()).toBe(false);
  });

  it('makes many files only for a drag, and more than a hand drags not at all', async () => {
    const { drag, routes, onTooMany } = setUp();
    drag.pressed(some(13));
    await drag.begun();
    expect(routes()).toEqual(['handout.prepare', 'handout.drag']);
    drag.pressed(some(501));
    await drag.begun();
    expect(onTooMany).toHaveBeenCalledExactlyOnceWith(500);
    expect(routes()).toHaveLength(2);
  });

  it('says why a drag did not begin, and nothing for a click', async () => {
    const { main, drag, onFailure, routes } = setUp();
    main.refuse('handout.prepare', 'disk-full');
    drag.pressed(some(1));
    await vi.waitFor(() => expect(routes()).toHaveLength(1));
    drag.released();
    expect(onFailure).not.toHaveBeenCalled();
    drag.pressed(some(1));
    await drag.begun();
    expect(onFailure).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'disk-full' }));
    expect(drag.isOwn()).toBe(false);
  });
});
