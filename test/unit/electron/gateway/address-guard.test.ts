/** Where a download may lead: never into the user's machine or network, unless the gateway itself is there. */
import type { LookupFunction } from 'node:net';
import { describe, expect, it } from 'vitest';
import { classOfAddress, createAddressGuard } from '../../../../electron/gateway/address-guard.ts';

const vendor = new URL('https://gateway.test/');

/** Names as a hostile DNS might have them. */
function names(table: Readonly<Record<string, readonly string[]>>): LookupFunction {
  return (host, _options, callback) => {
    const found = (table[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    callback(null, found);
  };
}

function connectTo(guard: ReturnType<typeof createAddressGuard>, host: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    guard.lookup(host, { all: true }, (error, found) => {
      if (error) reject(error);
      else resolve(typeof found === 'string' ? [found] : found.map(({ address }) => address));
    });
  });
}

describe('classOfAddress', () => {
  it.each([
    ['8.8.8.8', 'public'],
    ['2606:4700::1111', 'public'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:7f00:1', 'loopback'],
    ['10.1.2.3', 'private'],
    ['172.31.0.1', 'private'],
    ['172.32.0.1', 'public'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['fd00::1', 'private'],
    ['169.254.169.254', 'link-local'],
    ['::ffff:169.254.169.254', 'link-local'],
    ['fe80::1', 'link-local'],
    ['0.0.0.0', 'reserved'],
    ['::', 'reserved'],
    ['224.0.0.1', 'reserved'],
    ['255.255.255.255', 'reserved'],
    ['64:ff9b::7f00:1', 'reserved'],
    ['2002:7f00:1::', 'reserved'],
  ])('%s is %s', (address, expected) => {
    expect(classOfAddress(address)).toBe(expected);
  });
});

describe('check', () => {
  const guard = createAddressGuard(vendor, names({ 'gateway.test': ['8.8.8.8'] }));

  it.each([
    'https://127.0.0.1/a',
    'https://0x7f.1/a',
    'https://2130706433/a',
    'https://[::1]/a',
    'https://[::ffff:127.0.0.1]/a',
    'https://192.168.1.1/admin',
    'https://169.254.169.254/latest/meta-data/',
    'http://cdn.test/a',
    'http://127.0.0.1/a',
    'ftp://cdn.test/a',
  ])('refuses %s', async (url) => {
    expect(await guard.check(new URL(url))).toMatchObject({ code: 'download-denied' });
  });

  it('lets public https through', async () => {
    expect(await guard.check(new URL('https://cdn.test/a?sig=1'))).toBeNull();
    expect(await guard.check(new URL('https://8.8.8.8/a'))).toBeNull();
  });

  it('lets a gateway on this machine use plain http to this machine, and to nothing else', async () => {
    const local = createAddressGuard(new URL('http://127.0.0.1:4000/'));
    expect(await local.check(new URL('http://127.0.0.1:5000/a'))).toBeNull();
    expect(await local.check(new URL('http://localhost:5000/a'))).toBeNull();
    expect(await local.check(new URL('http://cdn.test/a'))).not.toBeNull();
    expect(await local.check(new URL('http://192.168.1.1/a'))).not.toBeNull();
    expect(await local.check(new URL('https://169.254.169.254/a'))).not.toBeNull();
  });
});

describe('lookup', () => {
  it('connects only to addresses it has judged (a name that leads home, DNS rebinding)', async () => {
    const guard = createAddressGuard(
      vendor,
      names({
        'gateway.test': ['8.8.8.8'],
        'evil.test': ['127.0.0.1', '10.0.0.1'],
        'mixed.test': ['::1', '9.9.9.9'],
      }),
    );
    await expect(connectTo(guard, 'evil.test')).rejects.toMatchObject({ code: 'download-denied' });
    expect(await connectTo(guard, 'mixed.test')).toEqual(['9.9.9.9']);
  });

  it('allows the network that the gateway itself is in, and no other', async () => {
    const guard = createAddressGuard(
      vendor,
      names({ 'gateway.test': ['192.168.1.5'], 'nas.test': ['192.168.1.6'], 'evil.test': ['127.0.0.1'] }),
    );
    expect(await connectTo(guard, 'nas.test')).toEqual(['192.168.1.6']);
    await expect(connectTo(guard, 'evil.test')).rejects.toMatchObject({ code: 'download-denied' });
  });
});
