/** Catches: a task that is made or drawn twice, and free reads that cost or lie. */
import { describe, expect, test } from 'vitest';
import { builtInModels } from '../../../shared/models/table.ts';
import { drawSmall, start, post, get, download, wine, generate, taskEnd } from './practice-desk.ts';

describe('tasks', () => {
  const submission = {
    model: 'nano-banana',
    out_task_id: 'mine-1',
    params: { prompt: wine.prompt, seed: 42, n: 2 },
  };

  test('bring byte for byte the pictures of the synchronous call', async () => {
    const gateway = await start();
    const sync = await generate(gateway, { ...wine, n: 2 });
    await post(gateway, '/v1/tasks/submit', submission);
    const end = await taskEnd(gateway, { out_task_id: 'mine-1' });
    expect(end).toMatchObject({ status: 'completed', credits_used: 0 });
    const output = end.output as readonly { type: string; url: string; width: number; height: number }[];
    expect(output.map(({ type, width, height }) => [type, width, height])).toEqual([
      ['image', 1024, 1024],
      ['image', 1024, 1024],
    ]);
    const hash = async ({ url }: { readonly url: string }): Promise<string> => (await download(url)).sha256;
    expect(await Promise.all(output.map(hash))).toEqual(await Promise.all(sync.data.map(hash)));
  });

  test('are made once for one out_task_id, however its params are written; other params are 409', async () => {
    let drawn = 0;
    const gateway = await start({
      draw: (order) => {
        drawn += 1;
        return drawSmall(order);
      },
    });
    const first = await post(gateway, '/v1/tasks/submit', submission);
    const again = await post(gateway, '/v1/tasks/submit', {
      params: { n: 2, seed: 42, prompt: wine.prompt },
      out_task_id: 'mine-1',
      model: 'nano-banana',
    });
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(first.body.status).toBe('pending');
    expect(again.body.task_id).toBe(first.body.task_id);
    await taskEnd(gateway, { out_task_id: 'mine-1' });
    expect(drawn).toBe(2);
    const other = { ...submission, params: { ...submission.params, seed: 43 } };
    const refused = await post(gateway, '/v1/tasks/submit', other);
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'duplicate_out_task_id']);
  });

  test('canceled while running stay canceled, free, and are given up', async () => {
    const gateway = await start({
      draw: (_order, signal) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('given up')));
        }),
    });
    const { body } = await post(gateway, '/v1/tasks/submit', submission);
    const by = { task_id: String(body.task_id) };
    expect((await post(gateway, '/v1/tasks/cancel', by)).body).toMatchObject({
      status: 'cancelled',
      credits_used: 0,
    });
    expect(await taskEnd(gateway, by)).toMatchObject({ status: 'cancelled' });
  });

  test('that fail say so with a code, and cost nothing', async () => {
    const gateway = await start({ draw: () => Promise.reject(new Error('no paint')), report: () => {} });
    await post(gateway, '/v1/tasks/submit', submission);
    expect(await taskEnd(gateway, { out_task_id: 'mine-1' })).toMatchObject({
      status: 'failed',
      error_code: 'internal_error',
    });
  });

  test('a bad body is refused at submission, an unknown id is 404, two ids or none are 400', async () => {
    const gateway = await start();
    const code = async (path: string, body: unknown): Promise<unknown> => {
      const answer = await post(gateway, path, body);
      return [answer.status, answer.body.error?.code];
    };
    expect(await code('/v1/tasks/submit', { ...submission, params: { prompt: 'x', n: 9 } })).toEqual([
      400,
      'invalid_param',
    ]);
    expect(await code('/v1/tasks/query', { task_id: 'no' })).toEqual([404, 'task_not_found']);
    expect(await code('/v1/tasks/query', { task_id: 'no', out_task_id: 'no' })).toEqual([
      400,
      'invalid_param',
    ]);
    expect(await code('/v1/tasks/cancel', {})).toEqual([400, 'invalid_param']);
  });
});

describe('free reads', () => {
  test('models, account and usage speak of the practice wallet', async () => {
    const gateway = await start();
    const key = { 'x-api-key': gateway.key };
    await generate(gateway, wine);
    const { body: models } = await get(gateway, '/v1/models?capability=image_gen', key);
    expect(models).toMatchObject({
      data: builtInModels.map(({ id }) => ({ id, capabilities: ['image_gen'] })),
    });
    expect((await get(gateway, '/v1/models?capability=chat', key)).body).toMatchObject({ data: [] });
    expect((await get(gateway, '/api/v1/me/account', key)).body).toMatchObject({
      balance: { low_balance_flagged: false },
      allowed_models: builtInModels.map(({ id }) => ({ id })),
    });
    expect((await get(gateway, '/api/v1/me/usage?group_by=model', key)).body).toMatchObject({
      buckets: [{ model: 'nano-banana', call_count: 1, total_usd: 0 }],
      totals: { call_count: 1 },
    });
  });
});
