/** What is kept of the gateway's list: the newest key's, and nothing that was only guessed. */
import { describe, expect, it } from 'vitest';
import { createModelAccess } from '../../../../electron/gateway/model-access.ts';
import type { Result } from '../../../../shared/result.ts';
import { failure, success } from '../../../../shared/result.ts';

function open(ask: () => Promise<Result<readonly string[]> | null>) {
  const told: (readonly string[] | null)[] = [];
  const access = createModelAccess({ ask, onChange: () => told.push(access.listed()), log: () => undefined });
  return { access, told };
}

describe('createModelAccess', () => {
  it('keeps the list it was given and tells of it', async () => {
    const { access, told } = open(() => Promise.resolve(success(['nano-banana'])));
    expect(access.listed()).toBeNull();
    await access.refresh();
    expect(told).toEqual([['nano-banana']]);
  });

  it.each([
    ['offline', () => Promise.resolve(failure({ code: 'gateway-unreachable', message: '' } as const))],
    ['no key', () => Promise.resolve(null)],
    ['a keychain that stays shut', () => Promise.reject(new Error('shut'))],
  ])('knows nothing after %s, and says nothing (catches a start that fails)', async (_, ask) => {
    const { access, told } = open(ask);
    await access.refresh();
    expect([access.listed(), told]).toEqual([null, []]);
  });

  it('lets an answer for an earlier key go (catches the models of the key before)', async () => {
    let resolve: (answer: Result<readonly string[]>) => void = () => undefined;
    const { access } = open(() => new Promise((settle) => (resolve = settle)));
    const asked = access.refresh();
    access.forgotten();
    access.learned(['seedream-v4']);
    resolve(success(['nano-banana']));
    await asked;
    expect(access.listed()).toEqual(['seedream-v4']);
  });
});
