/** Pictures given to the window: each is read when it is looked at, and its answer stays its own. */
import { describe, expect, it } from 'vitest';
import { choiceOfKey } from '../../../../renderer/recall/choices.ts';
import { createPicturesStore } from '../../../../renderer/recall/pictures-store.ts';
import type { PictureFile } from '../../../../renderer/recall/pictures-store.ts';
import { recallFromMetadata } from '../../../../shared/recall/from-metadata.ts';
import type { PictureMetadata, PictureReading } from '../../../../shared/metadata/picture.ts';
import { largestPicture } from '../../../../shared/metadata/picture.ts';
import { createScriptedMain } from '../support.ts';

const reading: PictureReading = {
  type: 'image/png',
  pixels: { width: 4, height: 4 },
  thumbnail: null,
  fault: null,
  metadata: null,
  remarks: [],
};

function file(name: string, size = 3): PictureFile {
  return { name, size, arrayBuffer: () => Promise.resolve(Uint8Array.of(1, 2, 3).buffer) };
}

function open() {
  const main = createScriptedMain();
  main.answer('picture.read', reading);
  const failures: string[] = [];
  const store = createPicturesStore(main.bridge, ({ code }) => failures.push(code));
  return { main, store, failures, act: store.getState() };
}

describe('createPicturesStore', () => {
  it('reads the first of several, and the others as they are come to, each once', async () => {
    const { main, store, act } = open();
    await act.filesGiven([file('a.png'), file('b.png')]);
    expect(store.getState().pictures).toEqual([
      { name: 'a.png', state: 'read', reading },
      { name: 'b.png', state: 'unread' },
    ]);
    await act.neighbourChosen(1);
    await act.neighbourChosen(1);
    await act.neighbourChosen(-1);
    expect(store.getState().place).toBe(0);
    expect(main.asked.map(({ input }) => input)).toEqual([
      { bytes: Uint8Array.of(1, 2, 3) },
      { bytes: Uint8Array.of(1, 2, 3) },
    ]);
  });

  it('gives no answer to a card that was closed or has other pictures (catches a stranger’s recipe)', async () => {
    const { store, act } = open();
    const late = act.filesGiven([file('late.png')]);
    act.closed();
    await late;
    expect(store.getState().pictures).toEqual([]);
    const first = act.filesGiven([file('first.png')]);
    const second = act.filesGiven([file('second.png')]);
    await Promise.all([first, second]);
    expect(store.getState().pictures).toEqual([{ name: 'second.png', state: 'read', reading }]);
  });

  it('does not even read what is too large, and says of a folder that it is no picture', async () => {
    const { main, store, act } = open();
    const folder = { ...file('folder'), arrayBuffer: () => Promise.reject(new Error('NotFoundError')) };
    await act.filesGiven([file('film.png', largestPicture + 1), folder]);
    await act.neighbourChosen(1);
    expect(main.asked).toEqual([]);
    expect(
      store.getState().pictures.map((picture) => (picture.state === 'failed' ? picture.error.code : null)),
    ).toEqual(['picture-too-large', 'picture-not-image']);
  });

  it('shows a file that main asked for; a dialog that was closed changes nothing', async () => {
    const { main, store, act, failures } = open();
    main.answer('picture.choose', null);
    await act.fileAsked();
    expect(store.getState().pictures).toEqual([]);
    main.answer('picture.choose', { name: 'a.png', reading });
    await act.fileAsked();
    expect(store.getState().pictures).toEqual([{ name: 'a.png', state: 'read', reading }]);
    main.refuse('picture.choose', 'picture-unreadable');
    await act.fileAsked();
    expect(failures).toEqual(['picture-unreadable']);
  });
});

it('takes the window’s keys on the card, and none with a modifier (catches Ctrl+A that recalls)', () => {
  const press = { key: 'a', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
  expect(choiceOfKey(press)).toBe('everything');
  expect(choiceOfKey({ ...press, key: 'R' })).toBe('remix');
  expect(choiceOfKey({ ...press, ctrlKey: true })).toBeUndefined();
});

it('recalls the ratio that was asked for rather than a size beside it', () => {
  const metadata: PictureMetadata = {
    tool: 'proofsheet',
    prompt: 'a fig',
    negativePrompt: null,
    seed: { kind: 'none' },
    size: '1024x1024',
    aspectRatio: '16:9',
    model: null,
    call: null,
    others: [],
  };
  expect(recallFromMetadata(metadata).shape).toEqual({ kind: 'aspect', aspectRatio: '16:9' });
  expect(recallFromMetadata({ ...metadata, aspectRatio: null }).shape).toEqual({
    kind: 'size',
    size: '1024x1024',
  });
});
