/** Full-resolution pictures: the active one first, and none kept in memory that nobody looks at. */
import { describe, expect, it } from 'vitest';
import { frameUrl } from '../../../../renderer/frames/frame-name.ts';
import type { FullImage, FullImagesStore } from '../../../../renderer/viewer/full-images.ts';
import { PictureError, createFullImages } from '../../../../renderer/viewer/full-images.ts';
import type { FrameRow } from '../../../../shared/frame/record.ts';
import { frameRow } from '../frames/frame-row.ts';

/** Pictures that arrive when the test says so, and know whether they were let go of. */
function gallery() {
  const closed: string[] = [];
  const asked: string[] = [];
  const arrivals = new Map<string, { ok: () => void; fails: (error: Error) => void }>();
  const images = createFullImages(
    (url) =>
      new Promise((resolve, reject) => {
        asked.push(url);
        const bitmap = { close: () => closed.push(url) } as unknown as ImageBitmap;
        arrivals.set(url, { ok: () => resolve(bitmap), fails: reject });
      }),
  );
  return { images, asked, closed, arrive: (url: string) => arrivals.get(url)! };
}

function until(images: FullImagesStore, row: FrameRow, holds: (image: FullImage | undefined) => boolean) {
  return new Promise<void>((resolve) => {
    const check = (): void => {
      if (!holds(images.getState().images.get(row.id))) return;
      stop();
      resolve();
    };
    const stop = images.subscribe(check);
    check();
  });
}

const [one, two, three] = [frameRow({ no: 1 }), frameRow({ no: 2 }), frameRow({ no: 3 })] as const;

describe('full images', () => {
  it('fetches neighbours only after the picture that is looked at', async () => {
    const { images, asked, arrive } = gallery();
    images.getState().looked([one], [two]);
    expect(asked).toHaveLength(2);
    for (const url of [...asked]) arrive(url).ok();
    await until(images, two, (image) => image !== undefined);
    expect(asked).toContain(frameUrl(two.id));
  });

  it('fetches all that is in sight at once (catches a comparison whose right waits for its left)', () => {
    const { images, asked } = gallery();
    images.getState().looked([one, two], [three]);
    expect(asked).toContain(frameUrl(one.id));
    expect(asked).toContain(frameUrl(two.id));
    expect(asked).not.toContain(frameUrl(three.id));
  });

  it('closes what nobody looks at any more, also what arrives too late', async () => {
    // Catches the leak of a decoded picture with every arrow key.
    const { images, asked, closed, arrive } = gallery();
    images.getState().looked([one]);
    arrive(frameUrl(one.id)).ok();
    await until(images, one, (image) => image?.full != null);
    images.getState().looked([three]);
    expect(closed).toContain(frameUrl(one.id));
    images.getState().looked([]);
    for (const url of asked) arrive(url).ok();
    await Promise.resolve();
    await Promise.resolve();
    expect(closed.toSorted()).toEqual(asked.toSorted());
  });

  it('says whether a file is gone or damaged', async () => {
    const { images, arrive } = gallery();
    images.getState().looked([one]);
    arrive(frameUrl(one.id)).fails(new PictureError('damaged'));
    await until(images, one, (image) => image?.fault === 'damaged');
  });
});
