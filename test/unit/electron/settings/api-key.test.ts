/** Catches: a key on disk in the clear, a key kept where nothing encrypts it, a key shown whole. */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Encryption } from '../../../../electron/settings/api-key.ts';
import { openApiKey, parseKey } from '../../../../electron/settings/api-key.ts';

const key = 'sk-byts-correct-horse-battery-1234';
/** Stands for the OS keychain in the logic around it; the real one is used in the end-to-end tests. */
const mask = (text: Uint8Array): Buffer => Buffer.from(text.map((byte) => byte ^ 0x5a));
const keychain = (backend: string): Encryption => ({
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => backend,
  encryptString: (plain) => mask(Buffer.from(plain)),
  decryptString: (encrypted) => mask(encrypted).toString(),
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofsheet-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

const open = (
  backend: string,
  environment: string | null = null,
  gateway = () => 'https://gateway.example',
) =>
  openApiKey({
    file: join(folder, 'api-key.json'),
    encryption: keychain(backend),
    platform: 'linux',
    fromEnvironment: environment,
    gateway,
    log: () => {},
  });

describe('the API key', () => {
  it('is stored encrypted and is there after a restart', async () => {
    await open('gnome_libsecret').save(key, 'https://gateway.example');
    expect(await readFile(join(folder, 'api-key.json'), 'utf8')).not.toContain(key);
    const again = open('gnome_libsecret');
    expect(again.status()).toEqual({
      state: 'set',
      ending: '1234',
      kept: 'keychain',
      because: null,
      elsewhere: null,
    });
    expect(again.read()).toBe(key);
  });

  it.each(['basic_text', 'unknown'])('stays in memory when the backend is %s', async (backend) => {
    const store = open(backend);
    await store.save(key, 'https://gateway.example');
    expect(store.status()).toMatchObject({ kept: 'this-run', because: 'no-keychain' });
    expect(await readdir(folder)).toEqual([]);
    expect(open(backend).status()).toEqual({ state: 'none' });
  });

  it('is gone after removal', async () => {
    const store = open('gnome_libsecret');
    await store.save(key, 'https://gateway.example');
    expect(await store.remove()).toEqual({ state: 'none' });
    expect(store.read()).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  it('from the environment is never stored', () => {
    const store = open('gnome_libsecret', key);
    expect(store.status()).toMatchObject({ kept: 'this-run', because: 'environment' });
    expect(store.read()).toBe(key);
  });

  it.each(['gnome_libsecret', 'basic_text'])(
    'goes to no gateway it was not checked with (%s)',
    async (backend) => {
      let gateway = 'https://gateway.example/v2';
      const store = open(backend, null, () => gateway);
      await store.save(key, gateway);
      for (gateway of ['https://thief.example', 'https://gateway.example:8443', 'http://127.0.0.1:8080']) {
        expect(store.status()).toMatchObject({ state: 'set', elsewhere: 'gateway.example' });
        expect(() => store.read()).toThrow(expect.objectContaining({ code: 'key-of-another-gateway' }));
      }
      gateway = 'https://gateway.example';
      expect(store.read()).toBe(key);
      gateway = 'https://thief.example';
      await store.save('sk-byts-another-key-5678', gateway);
      expect(store.status()).toMatchObject({ ending: '5678', elsewhere: null });
    },
  );

  it.each(['gnome_libsecret', 'basic_text'])(
    'belongs to the gateway that took it, though the address was changed while that was asked (%s)',
    async (backend) => {
      const store = open(backend, null, () => 'https://thief.example');
      await store.save(key, 'https://gateway.example');
      expect(store.status()).toMatchObject({ state: 'set', elsewhere: 'gateway.example' });
      expect(() => store.read()).toThrow(expect.objectContaining({ code: 'key-of-another-gateway' }));
    },
  );

  it('from the environment goes to the gateway of its run alone', () => {
    let gateway = 'https://gateway.example';
    const store = open('gnome_libsecret', key, () => gateway);
    gateway = 'https://thief.example';
    expect(() => store.read()).toThrow(expect.objectContaining({ code: 'key-of-another-gateway' }));
  });

  it('stays with a gateway on this computer that listens at another port', async () => {
    let gateway = 'http://127.0.0.1:4001';
    const store = open('gnome_libsecret', null, () => gateway);
    await store.save(key, gateway);
    gateway = 'http://127.0.0.1:4002';
    expect(store.read()).toBe(key);
  });

  it('in a broken file counts as none', async () => {
    await writeFile(join(folder, 'api-key.json'), '{"version":1');
    expect(open('gnome_libsecret').status()).toEqual({ state: 'none' });
  });
});

describe('parseKey', () => {
  it('takes a pasted key with white space around it', () => {
    expect(parseKey(`  ${key}\n`)).toBe(key);
  });

  it.each(['', 'short', 'sk-byts-with space-inside', 'sk-byts-smart—dash-0000', `${key}\n${key}`])(
    'refuses %j',
    (text) => {
      expect(() => parseKey(text)).toThrow();
    },
  );
});
