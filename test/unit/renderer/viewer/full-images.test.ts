/** Full-resolution pictures: those in sight first, and no more kept in memory than was allowed. */
import { describe, expect, it } from 'vitest';
import { frameUrl, thumbnailUrl } from '../../../../renderer/frames/frame-name.ts';
import type { FullImage, FullImagesStore } from '../../../../renderer/viewer/full-images.ts';
import { createFullImages } from '../../../../renderer/viewer/full-images.ts';
import { PictureError } from '../../../../renderer/viewer/load-picture.ts';
import { decodedBytes } from '../../../../renderer/viewer/picture-budget.ts';
import type { FrameRow } from '../../../../shared/frame/record.ts';
import { frameRow } from '../frames/frame-row.ts';

/** Bytes of one of the test's pictures, decoded. */
const onePicture = decodedBytes({ width: 1024, height: 1024 });

/** Pictures that arrive when the test says so, and know whether they were let go of. */
function gallery(budgetBytes = 4 * onePicture) {
  const closed: string[] = [];
  const asked: string[] = [];
  const previews = new Map<string, () => void>();
  const arrivals = new Map<string, { ok: () => void; fails: (error: Error) => void }>();
  const images = createFullImages({
    load: (url) =>
      new Promise((resolve, reject) => {
        asked.push(url);
        const bitmap = { width: 1024, height: 1024, close: () => closed.push(url) };
        arrivals.set(url, {
          ok: () => resolve({ bitmap, traits: { hasAlpha: false, isAnimated: false }, bytes: 1_000 }),
          fails: reject,
        });
      }),
    loadPreview: (url) => {
      const preview = { width: 320, height: 320 } as HTMLImageElement;
      return new Promise((resolve) => previews.set(url, () => resolve(preview)));
    },
    budgetBytes: () => budgetBytes,
    drawn: () => Promise.resolve(),
  });
  return { images, asked, closed, previews, arrive: (url: string) => arrivals.get(url)! };
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
    images.getState().looked('loupe', [one], [two]);
    expect(asked).toEqual([frameUrl(one.id)]);
    for (const url of [...asked]) arrive(url).ok();
    await until(images, two, (image) => image !== undefined);
    expect(asked).toContain(frameUrl(two.id));
  });

  it('fetches all that is in sight at once (catches a comparison whose right waits for its left)', () => {
    const { images, asked } = gallery();
    images.getState().looked('loupe', [one, two], [three]);
    expect(asked).toContain(frameUrl(one.id));
    expect(asked).toContain(frameUrl(two.id));
    expect(asked).not.toContain(frameUrl(three.id));
  });

  it('keeps what was looked at as long as memory allows, and lets the oldest go first', async () => {
    // Catches the leak of a decoded picture with every arrow key, and one decoded anew on the way back.
    const { images, asked, closed, arrive } = gallery(2 * onePicture);
    for (const row of [one, two, three]) {
      images.getState().looked('loupe', [row]);
      arrive(frameUrl(row.id)).ok();
      await until(images, row, (image) => image?.full != null);
    }
    expect(closed.filter((url) => url.startsWith('proof://frame/'))).toEqual([frameUrl(one.id)]);
    const before = asked.length;
    images.getState().looked('compare', [two]);
    expect(asked).toHaveLength(before);
  });

  it('lets go of what was on its way for nobody, and closes what arrives too late', async () => {
    const { images, asked, closed, arrive } = gallery();
    images.getState().looked('loupe', [one]);
    images.getState().looked('loupe', [three]);
    images.getState().looked('loupe', []);
    for (const url of asked) arrive(url).ok();
    await Promise.resolve();
    await Promise.resolve();
    expect(closed.toSorted()).toEqual(asked.toSorted());
    expect(images.getState().images.size).toBe(0);
  });

  it('fetches no neighbour for which there is no room', async () => {
    const { images, asked, arrive } = gallery(2 * onePicture);
    images.getState().looked('loupe', [one], [two, three]);
    for (const url of [...asked]) arrive(url).ok();
    await until(images, two, (image) => image !== undefined);
    expect(asked).not.toContain(frameUrl(three.id));
  });

  it('shows the thumbnail of what is in sight, and only until the picture is there', async () => {
    // Catches a thumbnail that comes late and takes the picture's place.
    const { images, previews, arrive } = gallery();
    images.getState().looked('compare', [one, two], [three]);
    expect([...previews.keys()]).toEqual([thumbnailUrl(one.sha256), thumbnailUrl(two.sha256)]);
    previews.get(thumbnailUrl(one.sha256))!();
    await until(images, one, (image) => image?.preview != null);
    arrive(frameUrl(two.id)).ok();
    await until(images, two, (image) => image?.full != null);
    previews.get(thumbnailUrl(two.sha256))!();
    await Promise.resolve();
    await Promise.resolve();
    expect(images.getState().images.get(two.id)?.preview).toBeNull();
  });

  it('tries a picture that could not be had again at the next look', async () => {
    const { images, asked, arrive } = gallery();
    images.getState().looked('loupe', [one]);
    arrive(frameUrl(one.id)).fails(new PictureError('gone'));
    await until(images, one, (image) => image?.fault === 'gone');
    images.getState().looked('loupe', [two]);
    images.getState().looked('loupe', [one]);
    expect(asked.filter((url) => url === frameUrl(one.id))).toHaveLength(2);
  });

  it('says whether a file is gone or damaged', async () => {
    const { images, arrive } = gallery();
    images.getState().looked('loupe', [one]);
    arrive(frameUrl(one.id)).fails(new PictureError('damaged'));
    await until(images, one, (image) => image?.fault === 'damaged');
  });
});
