/** Quit and crash: what waited waits for the user's word, what was answered is fetched, what was sent is not sent twice. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { startTestGateway } from '../support/gateway/test-gateway.ts';
import { expect, test } from './support/launch.ts';
import { framesOnDisk } from './support/library-files.ts';
import { generateWithSeeds, grid, openQueue } from './support/window.ts';

test('killed in the middle of a batch: nothing is sent twice and nothing waiting is sent unasked', async ({
  launch,
  folders,
}) => {
  const gateway = await startTestGateway();
  try {
    const first = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    await openQueue(first.page);
    await generateWithSeeds(first.page, 'a long exposure [late:60000]', '1-6');
    await expect(first.page.getByRole('listitem', { name: /^in flight, /i })).toHaveCount(4);
    const ended = new Promise((settle) => first.child.once('exit', settle));
    first.child.kill('SIGKILL');
    await ended;
    const sentBefore = gateway.requests.filter(({ path }) => path === '/v1/images/generations').length;
    expect(sentBefore).toBe(4);

    const second = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    await openQueue(second.page);
    await expect(second.page.getByRole('listitem', { name: /^unknown, /i })).toHaveCount(4);
    await expect(second.page.getByRole('listitem', { name: /^waiting, /i })).toHaveCount(2);
    expect(gateway.requests.filter(({ path }) => path === '/v1/images/generations')).toHaveLength(sentBefore);
    await expect(second.page.getByRole('button', { name: 'Resume queue' })).toBeVisible();
    expect(await framesOnDisk(folders.library)).toEqual([]);
  } finally {
    await gateway.close();
  }
});

test('the index may be deleted: the frames come back from their files', async ({ launch, folders }) => {
  const first = await launch();
  await generateWithSeeds(first.page, 'three eggs on slate', '1-3');
  await expect(grid(first.page).frames).toHaveCount(3);
  await first.quit();
  await rm(`${folders.library}/.index`, { recursive: true });
  const second = await launch();
  await expect(grid(second.page).frames).toHaveCount(3);
});

test('a window whose page crashed comes back, and its jobs went on without it', async ({
  launch,
  folders,
}) => {
  const gateway = await startTestGateway();
  try {
    const { page, electron } = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    gateway.hold();
    await generateWithSeeds(page, 'a fig', '1');
    await gateway.until(() => gateway.inFlight() === 1);
    const reloaded = electron.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>((settle) => {
          const [window] = BrowserWindow.getAllWindows();
          window?.webContents.once('did-finish-load', () => settle());
          window?.webContents.forcefullyCrashRenderer();
        }),
    );
    await reloaded;
    gateway.release();
    await expect.poll(async () => (await framesOnDisk(folders.library)).length).toBe(1);
    const shown = electron.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return (await contents?.executeJavaScript(
        `new Promise((seen) => {
          const look = () => {
            const shown = document.querySelectorAll('[aria-label="Grid"] [role="option"]').length;
            if (shown > 0) seen(shown);
            else requestAnimationFrame(look);
          };
          look();
        })`,
      )) as number;
    });
    expect(await shown).toBe(1);
  } finally {
    await gateway.close();
  }
});

test('settings that are no JSON are set aside, and the window opens without them', async ({
  launch,
  folders,
}) => {
  await mkdir(folders.userData, { recursive: true });
  await writeFile(`${folders.userData}/settings.json`, '{"file": {"version": 1, "settings": {"the');
  const { page } = await launch();
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toBeVisible();
  expect(await readFile(`${folders.userData}/settings.unreadable.json`, 'utf8')).toContain('"the');
});
