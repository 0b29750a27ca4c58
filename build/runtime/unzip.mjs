/** Unpacks a zip archive with Node's own zlib: streaming, keeping modes and symlinks, never outside its folder. */
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, open, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

// Record layouts: PKWARE APPNOTE.TXT, sections 4.3.7 (local header), 4.3.12 (directory), 4.3.16 (end record).
const endSignature = 0x06054b50;
const endLength = 22;
const directorySignature = 0x02014b50;
const directoryLength = 46;
const localSignature = 0x04034b50;
const localLength = 30;
const longestComment = 0xffff;
/** A 32-bit field that says "see the zip64 record". */
const inZip64 = 0xffffffff;

const stored = 0;
const deflated = 8;
const linkType = 0o120000;

/**
 * @typedef {object} Entry
 * @property {string} name as the archive has it, `/` between folders, `/` at the end of a folder's
 * @property {'file' | 'folder' | 'link'} kind
 * @property {number} mode permission bits
 * @property {number} method 0 stored, 8 deflated
 * @property {number} compressedSize bytes
 * @property {number} size bytes
 * @property {number} offset of the local header
 */

/**
 * Unpacks into `folder`. `rename` gives an entry's new name, or null to leave it out.
 * Links are made last: no entry can be written through one.
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | null} [rename]
 */
export async function unzip(archive, folder, rename = (name) => name) {
  const file = await open(archive);
  try {
    const entries = await readDirectory(file);
    const links = [];
    for (const entry of entries) {
      const name = rename(entry.name);
      if (name === null || name === '') continue;
      const target = pathInside(folder, name);
      if (entry.kind === 'folder') await mkdir(target, { recursive: true });
      else if (entry.kind === 'link') links.push({ entry, target });
      else await writeEntry(file, archive, entry, target);
    }
    for (const { entry, target } of links) await linkEntry(file, archive, entry, folder, target);
  } finally {
    await file.close();
  }
}

/**
 * Where `name` lies in `folder`; throws when that is not inside it.
 * @param {string} folder
 * @param {string} name
 */
export function pathInside(folder, name) {
  const root = resolve(folder);
  const target = resolve(root, name);
  // Backslashes and drive letters mean folders on Windows only: refused everywhere, so that tests need no Windows.
  const isForeign = isAbsolute(name) || /[\\\0]|^[a-z]:/i.test(name);
  if (isForeign || !target.startsWith(root + sep))
    throw new Error(`The archive would write outside: ${name}`);
  return target;
}

/**
 * The archive's central directory.
 * @param {import('node:fs/promises').FileHandle} file
 * @returns {Promise<Entry[]>}
 */
async function readDirectory(file) {
  const { size } = await file.stat();
  const tailStart = Math.max(0, size - endLength - longestComment);
  const tail = await readBytes(file, tailStart, size - tailStart);
  const end = findEndRecord(tail);
  const length = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (length === inZip64 || offset === inZip64) throw new Error('zip64 archives are not supported');
  return parseDirectory(await readBytes(file, offset, length));
}

/** @param {Buffer} tail */
function findEndRecord(tail) {
  for (let at = tail.length - endLength; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === endSignature) return at;
  }
  throw new Error('Not a zip archive: it has no end record');
}

/**
 * @param {Buffer} directory
 * @returns {Entry[]}
 */
function parseDirectory(directory) {
  const entries = [];
  for (let at = 0; at < directory.length;) {
    if (directory.readUInt32LE(at) !== directorySignature) throw new Error('The zip directory is damaged');
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const commentLength = directory.readUInt16LE(at + 32);
    const name = directory.toString('utf8', at + directoryLength, at + directoryLength + nameLength);
    // The upper half of the external attributes is the Unix mode, where a Unix made the archive.
    const mode = directory.readUInt32LE(at + 38) >>> 16;
    const isLink = (mode & 0o170000) === linkType;
    entries.push({
      name,
      kind: /** @type {Entry['kind']} */ (isLink ? 'link' : name.endsWith('/') ? 'folder' : 'file'),
      mode: mode & 0o777 || 0o644,
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += directoryLength + nameLength + extraLength + commentLength;
  }
  return entries;
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {string} archive
 * @param {Entry} entry
 * @param {string} target
 */
async function writeEntry(file, archive, entry, target) {
  await mkdir(dirname(target), { recursive: true });
  const source = await openEntry(file, archive, entry);
  if (source === null) {
    await writeFile(target, '', { flag: 'wx' });
  } else {
    // `wx`: an archive that names a file twice is not one we know.
    const sink = createWriteStream(target, { flags: 'wx' });
    await pipeline([...source, sink]);
    if (sink.bytesWritten !== entry.size) throw new Error(`The archive is damaged at ${entry.name}`);
  }
  // Not as `mode` of the stream: that one is masked by the umask.
  await chmod(target, entry.mode);
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {string} archive
 * @param {Entry} entry
 * @param {string} folder
 * @param {string} target
 */
async function linkEntry(file, archive, entry, folder, target) {
  const body = `${target}.link-text`;
  await writeEntry(file, archive, { ...entry, mode: 0o600 }, body);
  const destination = await readFile(body, 'utf8');
  await rm(body);
  if (isAbsolute(destination)) throw new Error(`The archive links outside: ${entry.name}`);
  pathInside(folder, join(dirname(entry.name), destination));
  await symlink(destination, target);
}

/**
 * The streams that yield an entry's bytes, or null for an empty one.
 * @param {import('node:fs/promises').FileHandle} file
 * @param {string} archive
 * @param {Entry} entry
 */
async function openEntry(file, archive, entry) {
  if (entry.compressedSize === 0) return null;
  // The local header repeats the name and may have other extra fields than the directory: only it knows their length.
  const header = await readBytes(file, entry.offset, localLength);
  if (header.readUInt32LE(0) !== localSignature) throw new Error(`The archive is damaged at ${entry.name}`);
  const start = entry.offset + localLength + header.readUInt16LE(26) + header.readUInt16LE(28);
  const bytes = createReadStream(archive, {
    start,
    end: start + entry.compressedSize - 1,
    highWaterMark: 1 << 20,
  });
  if (entry.method === stored) return [bytes];
  if (entry.method === deflated) return [bytes, createInflateRaw({ chunkSize: 1 << 20 })];
  throw new Error(`Unknown compression ${entry.method} of ${entry.name}`);
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} position
 * @param {number} length
 */
async function readBytes(file, position, length) {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw new Error('The archive is cut short');
  return buffer;
}
