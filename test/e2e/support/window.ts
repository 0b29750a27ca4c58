/** The window in the product's own words: what a user does, by role and name. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

export function compose(page: Page) {
  const region = page.getByRole('region', { name: 'Compose' });
  return {
    region,
    prompt: region.getByRole('textbox', { name: 'Prompt', exact: true }),
    generate: region.getByRole('button', { name: 'Generate' }),
    frames: region.getByRole('spinbutton', { name: 'Frames' }),
    seeds: region.getByRole('combobox', { name: 'Seeds' }),
    seedList: region.getByRole('textbox', { name: 'Seed list' }),
    size: (size: string) =>
      region.getByRole('radiogroup', { name: 'Size' }).getByRole('radio', { name: size }),
    aspect: (ratio: string) =>
      region
        .getByRole('radiogroup', { name: 'Aspect ratio' })
        .getByRole('radio', { name: ratio, exact: true }),
  };
}

export function grid(page: Page) {
  const region = page.getByRole('region', { name: 'Grid' });
  return { region, frames: region.getByRole('option') };
}

export function jobs(page: Page): Locator {
  return page
    .getByRole('region', { name: 'Queue' })
    .getByRole('list', { name: 'Jobs' })
    .getByRole('listitem');
}

export async function openQueue(page: Page): Promise<void> {
  const region = page.getByRole('region', { name: 'Queue' });
  if (await region.isVisible()) return;
  await page.getByRole('region', { name: 'Status' }).getByRole('button', { name: /queue/i }).click();
  await region.waitFor();
}

/** Types a prompt and a list of seeds, and presses Generate. */
export async function generateWithSeeds(page: Page, prompt: string, seeds: string): Promise<void> {
  const { prompt: box, seeds: plan, seedList, generate } = compose(page);
  await box.fill(prompt);
  await plan.click();
  await page.getByRole('option', { name: 'List' }).click();
  await seedList.fill(seeds);
  await generate.click();
}

/** Whether a frame's picture is decoded and on screen. */
export async function expectPicture(frame: Locator): Promise<void> {
  await expect
    .poll(() =>
      frame
        .locator('img')
        .first()
        .evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)
        .catch(() => false),
    )
    .toBe(true);
}
