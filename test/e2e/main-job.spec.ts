/**
 * The main job, whole: a photographer types a prompt, gets frames, looks at one, deletes and brings back
 * another, and finds everything after a restart. Once against practice, once against a gateway that shares no code
 * with the app and serves photographs.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Page } from '@playwright/test';
import { startTestGateway } from '../support/gateway/test-gateway.ts';
import { expect, test } from './support/launch.ts';
import { batchesOnDisk, framesOnDisk, sha256 } from './support/library-files.ts';
import { compose, expectPicture, generateWithSeeds, grid, jobs, openQueue } from './support/window.ts';

async function lookAtFirstFrame(page: Page): Promise<void> {
  await grid(page).frames.first().dblclick();
  const loupe = page.getByRole('region', { name: 'Loupe' });
  await loupe.waitFor();
  await expect(loupe.getByRole('img').first()).toBeVisible();
  const inspector = page.getByRole('region', { name: 'Inspector' });
  await expect(inspector).toContainText('Nano Banana');
  await page.keyboard.press('g');
  await grid(page).region.waitFor();
}

test('practice: from an empty window to frames that are still there after a restart', async ({
  launch,
  folders,
}) => {
  const first = await launch();
  const { page } = first;
  const prompt = 'Pears and a green bottle on linen, window light from the left';
  await compose(page).prompt.fill(prompt);
  await compose(page).aspect('4:3').click();
  await compose(page).frames.fill('3');
  await compose(page).frames.press('Tab');
  await expect(compose(page).generate).toHaveText(/Make 3 frames/);
  await compose(page).prompt.press('Control+Enter');
  await expect(grid(page).frames).toHaveCount(3);
  for (const frame of await grid(page).frames.all()) {
    await expect(frame).toHaveAccessibleName(/^Frame, seed \d+, Pears and a green/);
    await expectPicture(frame);
  }

  const frames = await framesOnDisk(folders.library);
  expect(frames).toHaveLength(3);
  expect(new Set(frames.map(({ record }) => record.asked.seed)).size).toBe(3);
  for (const { record, bytes } of frames) {
    expect(record.asked).toMatchObject({
      model: 'nano-banana',
      prompt,
      size: null,
      aspectRatio: '4:3',
      n: 1,
    });
    expect(record.answered).toMatchObject({ practice: true, index: 0, delivery: 'direct' });
    expect(record.file).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes), type: 'image/png' });
    expect(record.file.width / record.file.height).toBeCloseTo(4 / 3, 1);
  }
  const [batch] = await batchesOnDisk(folders.library);
  expect(batch?.request.prompt).toBe(prompt);
  for (const job of batch?.jobs ?? [])
    expect(job.states.map(({ status }) => status)).toEqual([
      'waiting',
      'sending',
      'answered',
      'downloading',
      'done',
    ]);

  await lookAtFirstFrame(page);

  await grid(page).frames.first().click();
  await page.keyboard.press('Delete');
  await expect(grid(page).frames).toHaveCount(2);
  // The grid shows a deletion at once; the files follow.
  await expect.poll(async () => (await framesOnDisk(folders.library)).length).toBe(2);
  await page.keyboard.press('Control+z');
  await expect(grid(page).frames).toHaveCount(3);
  await expect.poll(() => framesOnDisk(folders.library)).toEqual(frames);
  expect(first.complaints).toEqual([]);
  await first.quit();

  const second = await launch();
  await expect(grid(second.page).frames).toHaveCount(3);
  await expectPicture(grid(second.page).frames.first());
  expect(second.complaints).toEqual([]);
});

test('the same prompt, seed and size give the same practice frame; another seed another one', async ({
  launch,
  folders,
}) => {
  const { page } = await launch();
  await generateWithSeeds(page, 'a lemon and a blue vase, backlit', '42');
  await expect(grid(page).frames).toHaveCount(1);
  await generateWithSeeds(page, 'a lemon and a blue vase, backlit', '42-43');
  await expect(grid(page).frames).toHaveCount(3);
  const frames = await framesOnDisk(folders.library);
  const hashes = (seed: number): ReadonlySet<string> =>
    new Set(
      frames.filter(({ record }) => record.asked.seed === seed).map(({ record }) => record.file.sha256),
    );
  expect(hashes(42).size).toBe(1);
  expect(hashes(43)).not.toEqual(hashes(42));
});

test('photographs: every kind of file arrives byte for byte, whatever its label says', async ({
  launch,
  folders,
}) => {
  const gateway = await startTestGateway();
  try {
    const { page } = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    const kinds = [
      ['[png]', 'image/png'],
      ['[jpeg]', 'image/jpeg'],
      ['[webp]', 'image/webp'],
      ['[jpeg] [no-extension] [lying-type]', 'image/jpeg'],
      ['[webp] [no-extension] [lying-type]', 'image/webp'],
    ] as const;
    for (const [index, [words]] of kinds.entries()) {
      await generateWithSeeds(page, `alpine meadow ${words}`, String(100 + index));
      await expect(grid(page).frames).toHaveCount(index + 1);
    }
    await expectPicture(grid(page).frames.first());
    const frames = await framesOnDisk(folders.library);
    for (const [index, [, type]] of kinds.entries()) {
      const frame = frames.find(({ record }) => record.asked.seed === 100 + index);
      expect(frame?.record.file.type).toBe(type);
      expect(frame?.record.answered.practice).toBe(false);
      const url = gateway.billed.find(({ seed }) => seed === 100 + index)?.url;
      const sent = Buffer.from(await (await fetch(String(url))).arrayBuffer());
      expect(frame?.bytes.equals(sent)).toBe(true);
    }
    for (const { path, headers } of gateway.requests)
      if (!path.startsWith('/v1/') && !path.startsWith('/api/'))
        expect(headers).not.toHaveProperty('x-api-key');
  } finally {
    await gateway.close();
  }
});

test('what goes wrong ends in a status and a sentence, and frames already saved stay', async ({
  launch,
  folders,
}) => {
  const gateway = await startTestGateway();
  try {
    const { page } = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    await generateWithSeeds(page, 'a safe frame [late:300]', '1');
    await expect(grid(page).frames).toHaveCount(1);
    const [safe] = await framesOnDisk(folders.library);
    await openQueue(page);

    const outcomes = [
      ['[451]', /^refused, seed 20, /i],
      ['[html]', /^unknown, seed 21, /i],
      ['[no-data]', /^unknown, seed 22, /i],
      ['[empty-data]', /^unknown, seed 23, /i],
      ['[image-403]', /^failed, seed 24, /i],
      ['[image-404]', /^failed, seed 25, /i],
      ['[image-empty]', /^failed, seed 26, /i],
      ['[image-text]', /^failed, seed 27, /i],
      ['[cut]', /^unknown, seed 28, /i],
      ['[500-once]', /^done, seed 29, /i],
      ['[429-concurrency]', /^(waiting|in flight|done), seed 30, /i],
    ] as const;
    for (const [index, [words, name]] of outcomes.entries()) {
      await generateWithSeeds(page, `a frame that ${words}`, String(20 + index));
      const job = page.getByRole('listitem', { name });
      await expect(job).toBeVisible({ timeout: 40_000 });
    }
    const after = await framesOnDisk(folders.library);
    expect(after.find(({ record }) => record.id === safe?.record.id)).toEqual(safe);
    expect(after).toHaveLength(2);
  } finally {
    await gateway.close();
  }
});

for (const { name, words, explanation } of [
  { name: 'a key that is refused', words: '[401]', explanation: /key/i },
  { name: 'an empty wallet', words: '[402]', explanation: /balance|top up|wallet/i },
])
  test(`${name} stops the queue with one explanation`, async ({ launch }) => {
    const gateway = await startTestGateway();
    try {
      const { page } = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
      await generateWithSeeds(page, `a frame ${words}`, '1-6');
      // Nobody opened the panel: it opens because only a person can help now.
      const queue = page.getByRole('region', { name: 'Queue' });
      await expect(queue.getByRole('button', { name: 'Resume queue' })).toBeVisible();
      await expect(queue.getByText(explanation).first()).toBeVisible();
      await expect(jobs(page)).toHaveCount(6);
      for (const job of await jobs(page).all()) await expect(job).toHaveAccessibleName(/^waiting, /i);
      expect(gateway.billed).toEqual([]);
    } finally {
      await gateway.close();
    }
  });

test('a job that waits can be canceled, and a failed one retried', async ({ launch, folders }) => {
  const gateway = await startTestGateway();
  try {
    const { page } = await launch({ gateway: gateway.baseUrl, apiKey: gateway.key });
    await openQueue(page);
    await page.getByRole('button', { name: 'Pause queue' }).click();
    await generateWithSeeds(page, 'a fig', '1, 2');
    await page
      .getByRole('listitem', { name: /^waiting, seed 2, /i })
      .getByRole('button', { name: 'Cancel' })
      .click();
    await expect(page.getByRole('listitem', { name: /^canceled, seed 2, /i })).toBeVisible();
    await page.getByRole('button', { name: 'Resume queue' }).click();
    await expect(grid(page).frames).toHaveCount(1);
    await page
      .getByRole('listitem', { name: /^canceled, seed 2, /i })
      .getByRole('button', { name: 'Retry' })
      .click();
    await expect(grid(page).frames).toHaveCount(2);
    expect((await framesOnDisk(folders.library)).map(({ record }) => record.asked.seed).sort()).toEqual([
      1, 2,
    ]);
  } finally {
    await gateway.close();
  }
});

test('a library folder that cannot be one is said, and the window stays up', async ({ launch, folders }) => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'proofsheet-e2e-'));
  try {
    // A file where a folder should be: cannot be made writable, even by root.
    const app = await launch({ args: [`--library=/dev/null/library`] });
    await expect(app.page.getByText(/library/i).first()).toBeVisible();
    await compose(app.page).prompt.fill('a fig');
    await expect(app.page.getByRole('alert').or(grid(app.page).region).first()).toBeVisible();
    expect(await framesOnDisk(folders.library)).toEqual([]);
  } finally {
    await rm(elsewhere, { recursive: true, force: true });
  }
});
