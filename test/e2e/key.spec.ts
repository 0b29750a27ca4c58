/** The API key: checked, kept by the real keychain, shown by its ending only, and nowhere to be found. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startTestGateway } from '../support/gateway/test-gateway.ts';
import { compose, generateWithSeeds, grid } from './support/window.ts';
import { expect, test } from './support/launch.ts';
import { filesContaining, framesOnDisk } from './support/library-files.ts';

async function openSettings(page: Page) {
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.waitFor();
  return {
    dialog,
    key: dialog.getByRole('textbox', { name: 'API key' }),
    save: dialog.getByRole('button', { name: 'Check and save key' }),
    remove: dialog.getByRole('button', { name: 'Remove key' }),
  };
}

/** Everything the page's script could read: its document, its storage, and whatever main tells it. */
async function visibleToRenderer(page: Page): Promise<string> {
  return await page.evaluate(async () => {
    const values = [...document.querySelectorAll('input, textarea')].map(
      (field) => (field as HTMLInputElement).value,
    );
    const { proofsheet } = globalThis as unknown as {
      proofsheet: { request(route: string, input?: unknown): Promise<unknown> };
    };
    const told = await Promise.all(
      ['app.state', 'queue.snapshot'].map(async (route) => JSON.stringify(await proofsheet.request(route))),
    );
    return [
      document.documentElement.outerHTML,
      ...values,
      ...told,
      JSON.stringify(Object.entries(localStorage)),
      JSON.stringify(Object.entries(sessionStorage)),
      document.cookie,
    ].join('\n');
  });
}

/** A snapshot of the renderer's whole heap, as text. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}

test('a key is checked, kept in the keychain, used, and found nowhere', async ({ launch, folders }) => {
  const gateway = await startTestGateway();
  try {
    const first = await launch({ gateway: gateway.baseUrl });
    expect(
      await first.electron.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend()),
      'this test needs the real Secret Service',
    ).toBe('gnome_libsecret');

    const settings = await openSettings(first.page);
    await settings.key.fill('sk-byts-not-a-key-of-this-gateway-0000');
    await settings.save.click();
    await expect(settings.dialog.getByRole('alert')).toBeVisible();
    await expect(settings.remove).toBeHidden();

    await settings.key.fill(gateway.key);
    await settings.save.click();
    await expect(settings.dialog.getByText(`ends in …${gateway.key.slice(-4)}`)).toBeVisible();
    await expect(settings.key).toHaveValue('');
    await first.page.keyboard.press('Escape');

    await generateWithSeeds(first.page, 'a pear on linen', '7');
    await expect(grid(first.page).frames).toHaveCount(1);
    expect(await visibleToRenderer(first.page)).not.toContain(gateway.key);
    expect(await heapOf(first.page)).not.toContain(gateway.key);
    await first.quit();

    expect(await filesContaining(folders.base, gateway.key)).toEqual([]);

    const second = await launch({ gateway: gateway.baseUrl });
    await expect(second.page.getByRole('region', { name: 'Status' })).toContainText(gateway.key.slice(-4));
    await generateWithSeeds(second.page, 'a pear on linen, again', '8');
    await expect(grid(second.page).frames).toHaveCount(2);
    const frames = await framesOnDisk(folders.library);
    expect(frames.map(({ record }) => record.answered.practice)).toEqual([false, false]);

    const again = await openSettings(second.page);
    await again.remove.click();
    const confirm = second.page.getByRole('alertdialog');
    if (await confirm.isVisible()) await confirm.getByRole('button', { name: /remove/i }).click();
    await expect(again.remove).toBeHidden();
    await expect(readFile(join(folders.userData, 'api-key.json'))).rejects.toThrow(/ENOENT/);
  } finally {
    await gateway.close();
  }
});

test('without a keychain the app says so and keeps the key for this run only', async ({
  launch,
  folders,
}) => {
  const gateway = await startTestGateway();
  try {
    const first = await launch({ gateway: gateway.baseUrl, passwordStore: 'basic' });
    const settings = await openSettings(first.page);
    await expect(settings.dialog.getByText(/this run only/i).first()).toBeVisible();
    await settings.key.fill(gateway.key);
    await settings.save.click();
    await expect(settings.dialog.getByText(`ends in …${gateway.key.slice(-4)}`)).toBeVisible();
    await first.page.keyboard.press('Escape');
    await first.quit();
    expect(await filesContaining(folders.base, gateway.key)).toEqual([]);

    const second = await launch({ gateway: gateway.baseUrl, passwordStore: 'basic' });
    await expect(second.page.getByRole('region', { name: 'Status' })).toContainText(/practice/i);
  } finally {
    await gateway.close();
  }
});

test('a key from the environment serves one run and is inherited by no other process', async ({
  launch,
  folders,
}) => {
  const gateway = await startTestGateway();
  try {
    const app = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    await generateWithSeeds(app.page, 'a quince', '11');
    await expect(grid(app.page).frames).toHaveCount(1);
    const environments = await Promise.all(
      (
        await app.electron.evaluate(({ app: electronApp }) =>
          electronApp.getAppMetrics().map(({ pid }) => pid),
        )
      )
        .filter((pid) => pid !== app.child.pid)
        .map((pid) => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')),
    );
    const library = environments.filter((text) => text.includes('MALLOC_ARENA_MAX'));
    expect(library.length).toBeGreaterThan(0);
    for (const text of library) expect(text).not.toContain(gateway.key);
    await app.quit();
    expect(await filesContaining(folders.base, gateway.key)).toEqual([]);
    const next = await launch({ gateway: gateway.baseUrl });
    await expect(next.page.getByRole('region', { name: 'Status' })).toContainText(/practice/i);
  } finally {
    await gateway.close();
  }
});

test('a key file that the keychain no longer opens is said, and nothing else is lost', async ({
  launch,
  folders,
}) => {
  const gateway = await startTestGateway();
  try {
    const first = await launch();
    await first.quit();
    await writeFile(
      join(folders.userData, 'api-key.json'),
      JSON.stringify({
        version: 1,
        ending: '1234',
        encrypted: Buffer.from('v11nonsense').toString('base64'),
      }),
    );
    const second = await launch({ gateway: gateway.baseUrl });
    await compose(second.page).prompt.fill('a plum');
    await compose(second.page).generate.click();
    await expect(second.page.getByText(/keychain/i).first()).toBeVisible();
    expect(gateway.requests).toHaveLength(0);
  } finally {
    await gateway.close();
  }
});
