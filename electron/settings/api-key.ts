/**
 * The API key: encrypted by the OS keychain (Electron's safeStorage) in `api-key.json`, or, where the OS
 * offers no real encryption, held in this process for this run. Read only by whatever makes a call.
 */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import type { KeyStatus } from '../../shared/ipc/app-state.ts';
import { hasErrno, writeFileDurably } from '../files/atomic-file.ts';
import type { Log } from '../log.ts';

/** The part of Electron's safeStorage that is used. */
export interface Encryption {
  isEncryptionAvailable(): boolean;
  getSelectedStorageBackend?(): string;
  encryptString(plain: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

export interface ApiKey {
  status(): KeyStatus;
  /** Whether the OS really encrypts here. */
  keychain(): boolean;
  /**
   * The key itself, or null. Throws `keychain-unavailable` when it is stored and cannot be decrypted, and
   * `key-of-another-gateway` when it was checked with another than the one in force.
   */
  read(): string | null;
  /** Address of the gateway in force. */
  gateway(): string;
  /** Keeps a key that the gateway at this address has taken. */
  save(key: string, takenBy: string): Promise<KeyStatus>;
  remove(): Promise<KeyStatus>;
}

const fileSchema = z.object({
  version: z.literal(1),
  /** Last four characters, so that the key's presence can be shown without decrypting it. */
  ending: z.string().length(4),
  /** Base64. */
  encrypted: z.string().min(1),
  /** Address it was checked with. Files from before this was kept have none, and their key goes where it always went. */
  gateway: z.url().optional(),
});

/** Shortest key whose last four characters may be shown. */
const shortestKey = 12;
/** Printable ASCII without spaces: all that may stand in a header. */
const keyPattern = /^[\x21-\x7e]+$/;

/** Takes what was typed or pasted, less the white space around it. Throws `key-malformed`. */
export function parseKey(text: string): string {
  const key = text.trim();
  if (key.length < shortestKey || !keyPattern.test(key))
    throw new AppError('key-malformed', 'Not a key: too short, or with spaces or letters no key has');
  return key;
}

/**
 * A key goes only to the gateway it was checked with: whoever can change the address (the window can) must not
 * thereby have the key sent to a host of his choice. `gateway`: the address in force.
 */
export function openApiKey(options: {
  readonly file: string;
  readonly encryption: Encryption;
  readonly platform: NodeJS.Platform;
  readonly fromEnvironment: string | null;
  readonly gateway: () => string;
  readonly log: Log;
}): ApiKey {
  const { file, encryption, platform, fromEnvironment, gateway, log } = options;
  let stored = load(file, log);
  /** Never on disk: gone when the app quits. */
  let held: {
    readonly key: string;
    readonly because: 'environment' | 'no-keychain';
    readonly gateway: string;
  } | null =
    fromEnvironment === null ? null : { key: fromEnvironment, because: 'environment', gateway: gateway() };

  const keychain = (): boolean => {
    if (!encryption.isEncryptionAvailable()) return false;
    // `basic_text` is a fixed password in the program: no more than a disguise.
    if (platform !== 'linux') return true;
    return !['basic_text', 'unknown'].includes(encryption.getSelectedStorageBackend?.() ?? 'unknown');
  };

  /** Host of another gateway that the key belongs to; null when it may be sent to the one in force. */
  const elsewhere = (): string | null => {
    const own = (held ?? stored)?.gateway;
    return own === undefined || isSameGateway(own, gateway()) ? null : new URL(own).host;
  };

  const status = (): KeyStatus => {
    const common = { state: 'set', elsewhere: elsewhere() } as const;
    if (held) return { ...common, ending: held.key.slice(-4), kept: 'this-run', because: held.because };
    if (stored) return { ...common, ending: stored.ending, kept: 'keychain', because: null };
    return { state: 'none' };
  };

  return {
    status,
    keychain,
    gateway,
    read: () => {
      const host = elsewhere();
      if (host !== null)
        throw new AppError('key-of-another-gateway', 'The key was checked with another gateway', {
          data: { host },
        });
      if (held) return held.key;
      if (!stored) return null;
      try {
        return encryption.decryptString(Buffer.from(stored.encrypted, 'base64'));
      } catch (cause) {
        throw new AppError('keychain-unavailable', 'The keychain did not give the key back', { cause });
      }
    },
    save: async (key, takenBy) => {
      if (keychain()) {
        const next = {
          version: 1 as const,
          ending: key.slice(-4),
          encrypted: encryption.encryptString(key).toString('base64'),
          gateway: takenBy,
        };
        await writeFileDurably(file, `${JSON.stringify(next)}\n`);
        stored = next;
        held = null;
      } else {
        await rm(file, { force: true });
        stored = null;
        held = { key, because: 'no-keychain', gateway: takenBy };
      }
      return status();
    },
    remove: async () => {
      await rm(file, { force: true });
      stored = null;
      held = null;
      return status();
    },
  };
}

/** The same origin; on this computer the port does not matter: a gateway there may get another one each time. */
function isSameGateway(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)];
  if (a.origin === b.origin) return true;
  return a.protocol === b.protocol && a.hostname === b.hostname && isLoopback(a.hostname);
}

/** Whether a URL's host is this computer. */
export function isLoopback(hostname: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

function load(file: string, log: Log): z.infer<typeof fileSchema> | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (!hasErrno(error, 'ENOENT')) log('error', 'key-file-unreadable', { error });
    return null;
  }
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch {
    // Says nothing of the content: whatever it is, it was meant to be secret.
    log('error', 'key-file-malformed');
    return null;
  }
}
