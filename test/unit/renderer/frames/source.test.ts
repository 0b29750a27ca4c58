/** What is shown and what is selected there, while sources change and frames come and go. */
import fc from 'fast-check';
import { noStacks } from '../../../../shared/frame/stacks.ts';
import { describe, expect, it } from 'vitest';
import { selectFrame } from '../../../../renderer/frames/selection.ts';
import type { SourcedView } from '../../../../renderer/frames/source.ts';
import {
  emptyView,
  withFramesAdded,
  withFramesRemoved,
  withOrders,
  withSource,
} from '../../../../renderer/frames/source.ts';
import { noGroups, wholeLibrary } from '../../../../shared/frame/frame-query.ts';
import type { CollectionId } from '../../../../shared/ids.ts';
import { frameRow } from './frame-row.ts';

const album = '0197a000-0000-7000-8000-00000000a1b0' as CollectionId;
const inAlbum = { ...wholeLibrary, collection: album };

/** A library of frames 9 to 1, newest first, and a collection of some of them in an order of its own. */
function viewOf(collected: readonly number[]): SourcedView {
  const library = Uint32Array.of(9, 8, 7, 6, 5, 4, 3, 2, 1);
  return {
    ...emptyView,
    library,
    order: library,
    rows: new Map([...library].map((no) => [no, frameRow({ no })])),
    selection: { active: 9, anchor: 9, selected: new Set() },
    chosen: { query: inAlbum, order: Uint32Array.from(collected), groups: noGroups, stacks: noStacks },
  };
}

const chosen = (view: SourcedView, no: number): SourcedView => ({
  ...view,
  selection: selectFrame(view.order, view.selection, no, 'only'),
});

describe('the source', () => {
  it('gives each its own order, and what was selected there when it is returned to', () => {
    const library = chosen(viewOf([2, 7, 4]), 5);
    const collection = chosen(withSource(library, inAlbum, 'returned'), 7);
    expect([...collection.order]).toEqual([2, 7, 4]);
    const back = withSource(collection, null, 'returned');
    expect([...back.order]).toEqual([...library.library]);
    expect(back.selection).toBe(library.selection);
    expect(withSource(back, inAlbum, 'returned').selection).toBe(collection.selection);
  });

  it('follows the active frame from view to view where it is there, or else returns', () => {
    const collection = chosen(withSource(viewOf([2, 7, 4]), inAlbum, 'returned'), 4);
    const sheet = withSource(collection, null, 'followed');
    expect(sheet.selection).toBe(collection.selection);
    expect(withSource(chosen(sheet, 2), inAlbum, 'followed').selection.active).toBe(2);
    expect(withSource(chosen(sheet, 9), inAlbum, 'followed').selection.active).toBe(4);
  });

  it('lets no new frame into a collection, and loses none from the library (catches both mixed up)', () => {
    const view = withSource(viewOf([2, 7]), inAlbum, 'returned');
    const added = withFramesAdded(view, [frameRow({ no: 10 })]);
    expect(added && [...added.order]).toEqual([2, 7]);
    expect(added?.library[0]).toBe(10);
    expect(added?.rows.has(10)).toBe(true);
  });

  it('is the same order when it was read again and nothing has come (catches a window that begins anew for nothing)', () => {
    const view = viewOf([]);
    expect(withOrders(view, view.library.slice(), null).library).toBe(view.library);
    expect(withOrders(view, view.library.slice(1), null).library).toHaveLength(8);
  });

  it('is the library again when the collection is gone', () => {
    const view = withSource(viewOf([2, 7]), inAlbum, 'returned');
    const left = withOrders(view, Uint32Array.of(3, 2), null);
    expect(left).toMatchObject({ source: null, chosen: null });
    expect([...left.order]).toEqual([3, 2]);
  });

  it('moves the starts of groups with what is removed, and drops a group of which nothing is left', () => {
    const groups = { starts: Uint32Array.of(0, 2, 3), keys: ['2026-10-03', '2026-10-02', '2026-10-01'] };
    const byDay = {
      query: { ...wholeLibrary, group: 'day' as const },
      order: Uint32Array.of(9, 8, 7, 6, 5),
      groups,
      stacks: noStacks,
    };
    const view = withSource({ ...viewOf([]), chosen: byDay }, byDay.query, 'followed');
    expect(view.groups).toBe(groups);
    const left = withFramesRemoved(view, new Set([8, 7]));
    expect(left.groups).toEqual({ starts: Uint32Array.of(0, 1), keys: ['2026-10-03', '2026-10-01'] });
    expect(withSource(left, null, 'followed').groups.keys).toEqual([]);
  });

  it('acts on nothing that is not shown, and shows nothing that is gone (property)', () => {
    const no = fc.integer({ min: 1, max: 9 });
    const act = fc.oneof(
      fc.record({
        kind: fc.constant('choose' as const),
        no,
        way: fc.constantFrom('only', 'toggle', 'range'),
      }),
      fc.record({ kind: fc.constant('remove' as const), no }),
      fc.record({ kind: fc.constant('show' as const), source: fc.constantFrom(null, inAlbum) }),
      fc.record({ kind: fc.constant('follow' as const), source: fc.constantFrom(null, inAlbum) }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(no), fc.array(act, { maxLength: 25 }), (collected, acts) => {
        let view = viewOf(collected);
        for (const each of acts) {
          if (each.kind === 'choose' && view.order.includes(each.no))
            view = { ...view, selection: selectFrame(view.order, view.selection, each.no, each.way) };
          if (each.kind === 'remove') view = withFramesRemoved(view, new Set([each.no]));
          if (each.kind === 'show') view = withSource(view, each.source, 'returned');
          if (each.kind === 'follow') view = withSource(view, each.source, 'followed');
          expect(view.order).toEqual(view.source === null ? view.library : view.chosen?.order);
          expect([...view.order].every((one) => view.library.includes(one))).toBe(true);
          const { active, anchor, selected } = view.selection;
          expect([...selected].every((one) => view.order.includes(one))).toBe(true);
          for (const one of [active, anchor]) if (one !== null) expect(view.order).toContain(one);
          if (view.order.length > 0) expect(active).not.toBeNull();
        }
      }),
    );
  });
});
