/** Looks through the day folders for what is not as the app left it. Names tell most; only what the index lacks is read. */
import type { Dirent } from 'node:fs';
import { opendir } from 'node:fs/promises';
import { extname, relative, sep } from 'node:path';
import { AppError, toAppError } from '../../shared/errors.ts';
import { imageTypes } from '../../shared/frame/record.ts';
import { frameIdSchema } from '../../shared/ids.ts';
import type { FrameId } from '../../shared/ids.ts';
import { mostLines } from '../../shared/library-report.ts';
import type { LibraryReport, ReportKind, ReportLine } from '../../shared/library-report.ts';
import { fileError, hasErrno, temporarySuffix } from '../files/atomic-file.ts';
import { readJsonFile } from '../files/json-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import { listDayFolders } from './day-folders.ts';
import type { DayFolder } from './day-folders.ts';
import { readRecord } from './frame-files.ts';
import type { DayIndex } from './index/day-index.ts';
import type { FrameIndex } from './index/frame-index.ts';

interface Tools {
  readonly layout: LibraryLayout;
  readonly index: Pick<FrameIndex, 'idsBetween' | 'samePictures'>;
  readonly days: Pick<DayIndex, 'all'>;
}

type Tell = (kind: ReportKind, file: string, adoptable?: FrameId | null) => void;

const imageExtensions: ReadonlySet<string> = new Set(Object.values(imageTypes).map((name) => `.${name}`));
/** What systems leave in folders by themselves. */
const systemFiles: ReadonlySet<string> = new Set(['desktop.ini', 'Thumbs.db', 'Icon\r']);

/** Error: `library-unreadable`. */
export async function reportOn({ layout, index, days }: Tools): Promise<LibraryReport> {
  const lines: ReportLine[] = [];
  let total = 0;
  const tell: Tell = (kind, path, adoptable = null) => {
    total += 1;
    if (lines.length < mostLines) lines.push({ kind, file: nameIn(layout.root, path), adoptable });
  };
  await reportFolders(layout.images, [/^\d{4}$/, /^\d{2}$/, /^\d{2}$/], tell);
  const facts = days.all();
  for (const day of await listDayFolders(layout.images)) {
    // A frame whose record was broken later is in the index as it was.
    const isSound = facts.get(day.day)?.unreadable === 0;
    const known = new Set<string>(isSound ? index.idsBetween(day.from, day.to) : []);
    await reportDay(layout, day, known, tell);
  }
  for (const { id, type } of index.samePictures(mostLines)) tell('same-picture', layout.image(id, type));
  return { lines, total };
}

/** Years, months and days: what else lies among them, or is only a link to one, is not looked into. */
async function reportFolders(folder: string, patterns: readonly RegExp[], tell: Tell): Promise<void> {
  const [pattern, ...deeper] = patterns;
  if (!pattern) return;
  for await (const entry of entriesOf(folder)) {
    const path = `${folder}${sep}${entry.name}`;
    if (entry.isSymbolicLink()) tell('link', path);
    else if (entry.isDirectory() && pattern.test(entry.name)) await reportFolders(path, deeper, tell);
    else if (!entry.name.startsWith('.') && !systemFiles.has(entry.name)) tell('foreign', path);
  }
}

interface Seen {
  readonly images: readonly string[];
  readonly hasRecord: boolean;
}

/** `known`: frames whose records need not be read. */
async function reportDay(
  layout: LibraryLayout,
  day: DayFolder,
  known: ReadonlySet<string>,
  tell: Tell,
): Promise<void> {
  const seen = new Map<FrameId, Seen>();
  for await (const entry of entriesOf(day.path)) {
    const path = `${day.path}${sep}${entry.name}`;
    const kind = oddityOf(entry, day);
    if (kind === 'ours') note(seen, entry.name);
    else if (kind !== 'ignored') tell(kind, path);
  }
  for (const [id, { images, hasRecord }] of seen) {
    const [image] = images;
    const path = (name: string): string => `${day.path}${sep}${name}`;
    if (images.length > 1) tell('two-images', path(images.join(', ')));
    if (!hasRecord) tell('image-alone', path(image ?? id), id);
    else if (image === undefined) tell('record-alone', layout.record(id));
    else if (!known.has(id)) await reportRecord(layout, id, tell);
  }
}

async function* entriesOf(folder: string): AsyncGenerator<Dirent> {
  try {
    yield* await opendir(folder, { bufferSize: 256 });
  } catch (error) {
    // A library without a frame has no folders yet.
    if (hasErrno(error, 'ENOENT')) return;
    throw fileError(error, folder, 'reading');
  }
}

function oddityOf(entry: Dirent, day: DayFolder): 'ours' | 'ignored' | 'link' | 'foreign' | 'wrong-day' {
  const { name } = entry;
  if (entry.isSymbolicLink()) return 'link';
  // Hidden ones are downloads under way, or of the system.
  if (name.startsWith('.') || name.endsWith(temporarySuffix) || systemFiles.has(name)) return 'ignored';
  const extension = extname(name);
  const id = frameIdSchema.safeParse(name.slice(0, -extension.length || undefined));
  const isOurs = id.success && (extension === '.json' || imageExtensions.has(extension));
  if (!entry.isFile() || !isOurs) return 'foreign';
  return id.data >= day.from && id.data < day.to ? 'ours' : 'wrong-day';
}

function note(seen: Map<FrameId, Seen>, name: string): void {
  const extension = extname(name);
  // Named so: `oddityOf` has looked.
  const id = name.slice(0, -extension.length) as FrameId;
  const { images, hasRecord } = seen.get(id) ?? { images: [], hasRecord: false };
  seen.set(
    id,
    extension === '.json' ? { images, hasRecord: true } : { images: [...images, name], hasRecord },
  );
}

async function reportRecord(layout: LibraryLayout, id: FrameId, tell: Tell): Promise<void> {
  const path = layout.record(id);
  try {
    // On its way into the index, or gone again.
    await readRecord(path, id);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code !== 'record-unparsable') throw error;
    const kind = await faultOf(path);
    tell(kind, path, kind === 'record-broken' ? id : null);
  }
}

/** What is wrong with a record that cannot be read. */
export async function faultOf(path: string): Promise<'record-newer' | 'record-broken' | 'record-of-another'> {
  const content = (await readJsonFile(path))?.content as
    { version?: unknown; id?: unknown } | null | undefined;
  if (typeof content?.version === 'number' && content.version > 1) return 'record-newer';
  const id = frameIdSchema.safeParse(content?.id);
  return id.success && !path.endsWith(`${id.data}.json`) ? 'record-of-another' : 'record-broken';
}

function nameIn(root: string, path: string): string {
  const name = relative(root, path);
  if (name.startsWith('..')) throw new AppError('internal', 'Not in the library');
  return name.split(sep).join('/');
}
