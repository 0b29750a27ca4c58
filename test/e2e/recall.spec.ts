/** Recall: what made one frame goes into the next request, and back again. */
import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { photograph } from '../support/photographs.ts';
import { expect, test } from './support/launch.ts';
import { dropOnPrompt, pictureIn } from './support/pictures.ts';
import { compose, expectPicture, generateWithSeeds, grid } from './support/window.ts';

function seeds(page: Page) {
  const { region } = compose(page);
  return {
    plan: region.getByRole('combobox', { name: 'Seeds' }),
    seed: region.getByRole('textbox', { name: 'Seed', exact: true }),
  };
}

test('A, S, Shift+P and R take over what made the active frame, say so, and can be undone', async ({
  launch,
}) => {
  const { page, complaints } = await launch();
  await compose(page).aspect('16:9').click();
  await generateWithSeeds(page, 'Pears and a green bottle on linen', '42');
  await expect(grid(page).frames).toHaveCount(1);

  // Another request is in the making.
  await compose(page).prompt.fill('A lemon, backlit');
  await compose(page).size('1024x1536').click();
  await seeds(page).plan.click();
  await page.getByRole('option', { name: 'Random' }).click();

  await grid(page).frames.first().click();
  await page.keyboard.press('s');
  await expect(page.getByTestId('announcer')).toContainText('Seed 42 locked');
  await expect(seeds(page).seed).toHaveValue('42');
  await expect(compose(page).prompt).toHaveText('A lemon, backlit');

  // The key takes it back, and no deletion with it.
  await page.keyboard.press('Control+z');
  await expect(seeds(page).plan).toContainText('Random');
  await expect(grid(page).frames).toHaveCount(1);

  await page.keyboard.press('Shift+P');
  await expect(compose(page).prompt).toHaveText('Pears and a green bottle on linen');
  await expect(compose(page).size('1024x1536')).toBeChecked();
  await page
    .getByRole('region', { name: 'Notices' })
    .getByRole('button', { name: 'Undo', exact: true })
    .click();
  await expect(compose(page).prompt).toHaveText('A lemon, backlit');

  await page.getByRole('button', { name: 'Remix' }).click();
  await expect(compose(page).aspect('16:9')).toBeChecked();
  await expect(seeds(page).plan).toContainText('Random');

  // In the loupe and from the filmstrip, too.
  await page.keyboard.press('e');
  await page.getByRole('region', { name: 'Loupe' }).waitFor();
  await page.keyboard.press('a');
  await expect(seeds(page).seed).toHaveValue('42');
  await expect(compose(page).generate).toHaveText(/Make 1 frame/);
  expect(complaints).toEqual([]);
});

test('files dropped on the prompt tell what made them, and one key takes it over', async ({
  launch,
  folders,
}) => {
  const { page, complaints } = await launch();
  await mkdir(folders.base, { recursive: true });
  const write = async (name: string, bytes: Uint8Array): Promise<string> => {
    const path = join(folders.base, name);
    await writeFile(path, bytes);
    return path;
  };
  const size = { width: 416, height: 608 };
  const made = await pictureIn(folders.base);
  const camera = await write('camera.jpg', await photograph({ seed: 3, ...size, type: 'jpeg' }));
  const words = await write('words.html', Buffer.from('<script>globalThis.dropped = true</script>'));

  await dropOnPrompt(page, made, camera, words);
  const card = page.getByRole('dialog', { name: 'Recall from a picture' });
  await expect(card).toContainText('1 of 3');
  await expect(card).toContainText('965400086');
  await expectPicture(card);
  await page.keyboard.press('ArrowRight');
  await expect(card).toContainText('Nothing in this file says how it was made');
  await expectPicture(card);
  await page.keyboard.press('s');
  await expect(card).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(card.getByRole('alert')).toContainText('not a picture');
  // It was read as a file, not opened as a page.
  expect(page.url()).toMatch(/^app:\/\/proofsheet\//);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(card).toContainText('965400086');

  await page.keyboard.press('a');
  await expect(card).toBeHidden();
  await expect(compose(page).prompt).toContainText('a fig on a plate');
  await expect(compose(page).size('1024x1536')).toBeChecked();
  await expect(seeds(page).seed).toHaveValue('965400086');
  await expect(page.getByTestId('announcer')).toContainText('no model “sd_xl_base_1.0”');
  await page.keyboard.press('Control+z');
  await expect(compose(page).prompt).not.toContainText('a fig');
  expect(complaints).toEqual([]);
});

test('what is no picture and a huge file are answered in words', async ({ launch, folders }) => {
  const { page } = await launch();
  await mkdir(folders.base, { recursive: true });
  const words = join(folders.base, 'words.png');
  await writeFile(words, 'no picture');
  const huge = join(folders.base, 'huge.png');
  await writeFile(huge, '');
  await truncate(huge, 65 * 1024 * 1024);
  await dropOnPrompt(page, words, huge);
  const card = page.getByRole('dialog', { name: 'Recall from a picture' });
  await expect(card.getByRole('alert')).toContainText('not a picture');
  await page.keyboard.press('ArrowRight');
  await expect(card.getByRole('alert')).toContainText('too large');
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
});

test('a picture on the clipboard is offered like one that was dropped; words beside it are words', async ({
  launch,
  folders,
}) => {
  const { page, electron, complaints } = await launch();
  const made = await readFile(await pictureIn(folders.base), 'base64');
  const card = page.getByRole('dialog', { name: 'Recall from a picture' });

  // As pixels: a clipboard keeps none of what a file tells, and the card says so.
  await electron.evaluate(({ clipboard, nativeImage }, png) => {
    // The runtime under test has it; the typings are of a later one.
    const board = clipboard as unknown as { writeImage(image: Electron.NativeImage): void };
    board.writeImage(nativeImage.createFromBuffer(Buffer.from(png, 'base64')));
  }, made);
  await compose(page).prompt.click();
  await page.keyboard.press('Control+v');
  await expect(card).toContainText('Nothing in this file says how it was made');
  await expectPicture(card);
  await page.keyboard.press('Escape');

  // As a file, which no clipboard of a test can be given.
  const paste = (text: string): Promise<void> =>
    page.evaluate(
      ({ png, text }) => {
        const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([bytes], 'made.png', { type: 'image/png' }));
        if (text !== '') clipboardData.setData('text/plain', text);
        const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
        document.activeElement?.dispatchEvent(event);
      },
      { png: made, text },
    );
  await compose(page).prompt.click();
  await paste('A pear on linen');
  await expect(compose(page).prompt).toContainText('A pear on linen');
  await expect(card).toBeHidden();
  await paste('/home/ann/made.png');
  await expect(card).toContainText('965400086');
  await page.keyboard.press('a');
  await expect(compose(page).prompt).toContainText('a fig on a plate');
  expect(complaints).toEqual([]);
});
