/**
 * Where a download may connect to. A gateway's answer names any URL it likes; this keeps it from reaching into the
 * user's machine and network (SSRF), also through a redirect or a name whose address changes between check and use:
 * the addresses that were checked are the ones connected to.
 */
import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { AppError } from '../../shared/errors.ts';

export type AddressClass = 'public' | 'loopback' | 'private' | 'link-local' | 'reserved';

export interface AddressGuard {
  /** Whether this URL may be asked for; its address, if it is a name, is judged by `lookup` when connecting. */
  check(url: URL): Promise<AppError | null>;
  /** For the connector: only addresses that may be connected to; `download-denied` when none is left. */
  readonly lookup: LookupFunction;
}

/** Sources: IANA's special-purpose address registries (RFC 6890). */
const ranges: readonly (readonly [Exclude<AddressClass, 'public'>, string, number])[] = [
  ['loopback', '127.0.0.0', 8],
  ['loopback', '::1', 128],
  ['private', '10.0.0.0', 8],
  ['private', '172.16.0.0', 12],
  ['private', '192.168.0.0', 16],
  ['private', '100.64.0.0', 10],
  ['private', 'fc00::', 7],
  ['link-local', '169.254.0.0', 16],
  ['link-local', 'fe80::', 10],
  ['reserved', '0.0.0.0', 8],
  ['reserved', '192.0.0.0', 24],
  ['reserved', '192.0.2.0', 24],
  ['reserved', '192.88.99.0', 24],
  ['reserved', '198.18.0.0', 15],
  ['reserved', '198.51.100.0', 24],
  ['reserved', '203.0.113.0', 24],
  ['reserved', '224.0.0.0', 3],
  ['reserved', '::', 128],
  ['reserved', '64:ff9b::', 96],
  ['reserved', '64:ff9b:1::', 48],
  ['reserved', '100::', 64],
  ['reserved', '2001::', 23],
  ['reserved', '2001:db8::', 32],
  ['reserved', '2002::', 16],
  ['reserved', 'fec0::', 10],
  ['reserved', 'ff00::', 8],
];

const classes = ranges.map(([name, address, prefix]) => {
  const list = new BlockList();
  list.addSubnet(address, prefix, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return { name, list };
});

/** An IPv4 address in IPv6 clothes (`::ffff:127.0.0.1`) is judged as what it is. */
export function classOfAddress(address: string): AddressClass {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  return classes.find(({ list }) => list.check(address, family))?.name ?? 'public';
}

/**
 * @param gateway its own address widens what is allowed: a gateway on this machine or in this network may keep
 *   its images there too.
 */
export function createAddressGuard(gateway: URL, lookup: LookupFunction = systemLookup): AddressGuard {
  const resolve = (host: string): Promise<readonly LookupAddress[]> => resolveAll(host, lookup);

  async function isAllowed(address: string): Promise<boolean> {
    const wanted = classOfAddress(address);
    if (wanted === 'public') return true;
    if (wanted === 'reserved') return false;
    const own = await resolve(bareHost(gateway));
    return own.some((entry) => classOfAddress(entry.address) === wanted);
  }

  async function allowedAddresses(host: string): Promise<LookupAddress[]> {
    const found = await resolve(host);
    const verdicts = await Promise.all(found.map((entry) => isAllowed(entry.address)));
    return found.filter((_, index) => verdicts[index]);
  }

  return {
    async check(url) {
      if (!schemeIsAllowed(url, gateway)) return denied('scheme');
      const host = bareHost(url);
      return isIP(host) === 0 || (await isAllowed(host)) ? null : denied('address');
    },

    lookup(host, options, callback) {
      allowedAddresses(host).then(
        (allowed) => {
          const [first] = allowed;
          if (!first) callback(denied('address'), '', 0);
          else if (options.all) callback(null, allowed);
          else callback(null, first.address, first.family);
        },
        (error: unknown) => callback(error as NodeJS.ErrnoException, '', 0),
      );
    },
  };
}

/** https anywhere; http only to this machine, and only if the gateway itself is such. */
function schemeIsAllowed(url: URL, gateway: URL): boolean {
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && isPlainLoopback(url) && isPlainLoopback(gateway);
}

function isPlainLoopback(url: URL): boolean {
  const host = bareHost(url);
  const loopback = host === 'localhost' || (isIP(host) !== 0 && classOfAddress(host) === 'loopback');
  return url.protocol === 'http:' && loopback;
}

function denied(reason: 'scheme' | 'address'): AppError {
  return new AppError('download-denied', `The image's URL leads where none may be: ${reason}`, {
    data: { reason },
  });
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

function resolveAll(host: string, lookup: LookupFunction): Promise<readonly LookupAddress[]> {
  const family = isIP(host);
  if (family !== 0) return Promise.resolve([{ address: host, family }]);
  return new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, found, foundFamily) => {
      if (error) reject(error);
      else resolve(typeof found === 'string' ? [{ address: found, family: foundFamily ?? 4 }] : found);
    });
  });
}
