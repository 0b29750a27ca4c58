/** The window begins as it was left: its pictures are in the page before the app is there, and nothing of that stays. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/launch.ts';
import { expectPicture, generateWithSeeds, grid } from './support/window.ts';

interface FirstScreenFile {
  readonly screen: { readonly pictures: readonly { readonly sha256: string; readonly left: number }[] };
}

test('what was in the window last is what its page begins with, until it no longer holds', async ({
  launch,
  folders,
}) => {
  const file = join(folders.userData, 'first-screen.json');
  const kept = async (): Promise<FirstScreenFile | null> => {
    const text = await readFile(file, 'utf8').catch(() => null);
    return text === null ? null : (JSON.parse(text) as FirstScreenFile);
  };
  /** Pictures that the page drew before the app. */
  const drawnIn = (page: Page): Promise<number> =>
    page.evaluate(() => {
      const [mark] = performance.getEntriesByName('first-screen') as PerformanceMark[];
      return mark ? (mark.detail as number) : 0;
    });
  const layers = (page: Page) => page.locator('body > div[aria-hidden="true"]');

  const first = await launch();
  expect(await drawnIn(first.page)).toBe(0);
  await generateWithSeeds(first.page, 'two plums', '1, 2');
  await expect(grid(first.page).frames).toHaveCount(2);
  // Two in the grid, two in the strip.
  await expect.poll(async () => (await kept())?.screen.pictures.length).toBe(4);
  await first.quit();

  const second = await launch();
  // Once the app stands there, so that the page's first script has run.
  await expectPicture(grid(second.page).frames.first());
  expect(await drawnIn(second.page)).toBe(4);
  await expect(layers(second.page)).toHaveCount(0);
  // A frame goes: what was kept goes with it, at once.
  await grid(second.page).frames.first().click();
  await second.page.keyboard.press('Delete');
  await expect(grid(second.page).frames).toHaveCount(1);
  await expect.poll(async () => (await kept())?.screen.pictures.length ?? 0).toBeLessThan(4);
  await expect.poll(async () => (await kept())?.screen.pictures.length).toBe(2);
  expect(second.complaints).toEqual([]);
  await second.quit();

  // Written over by whatever: the start does without.
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/"pictures":.*$/, '"pictures":[{"sha256":"../../x"}]}}'));
  const third = await launch();
  await expectPicture(grid(third.page).frames.first());
  expect(await drawnIn(third.page)).toBe(0);
  await expect(layers(third.page)).toHaveCount(0);
  expect(third.complaints).toEqual([]);
});
