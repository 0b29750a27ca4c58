/**
 * What an export will do, computed before it does anything and shown; the same plan is what runs. Pure: what is in the
 * destination was looked up before (electron/library-host/export/destination.ts).
 */
import type { Flag } from '../frame/marks.ts';
import type { ImageType } from '../frame/record.ts';
import type { FrameId } from '../ids.ts';
import { emptyFolder, folderIn, giveIn, numberedIn, placeFor, takenIn } from './names-given.ts';
import type { FolderContent, Place } from './names-given.ts';
import type { ExportPreset } from './preset.ts';
import { estimatedBytes, extensionOf, targetSize } from './target-size.ts';
import { fillTemplate } from './template.ts';
import type { FilledName, NameFacts, Template } from './template.ts';

/** A frame as a plan needs to know it. `bytes`: of its original; 0 where that is gone, which exporting will say. */
export interface FrameToExport {
  readonly frame: FrameId;
  readonly facts: Omit<NameFacts, 'seq'>;
  readonly type: ImageType;
  readonly bytes: number;
  readonly flag: Flag | null;
}

/** A frame with the name that the template gives it, which others may have too. */
export interface NamedFrame extends FrameToExport, FilledName {
  readonly extension: string;
}

export interface PlannedFile {
  /** Place in the plan, from 0. */
  readonly no: number;
  readonly frame: FrameId;
  /** Below the destination, with `/` between its parts, without extension: sidecars have the same one. */
  readonly stem: string;
  /** Without the dot. */
  readonly extension: string;
  readonly action: 'write' | 'replace' | 'skip';
  /** Its name was taken, and it got a number. */
  readonly isNumbered: boolean;
  readonly width: number;
  readonly height: number;
  /** By estimate. */
  readonly bytes: number;
}

export interface PlannedExport {
  readonly files: readonly PlannedFile[];
  /** How many the template left without a name. */
  readonly unnamed: number;
  /** Where the contact sheet will lie, below the destination; null without one. */
  readonly contactSheet: string | null;
}

/** For those without a name, and of the contact sheet: words in a folder of the user's, as a camera's `DSC`. */
const unnamedStem = 'Untitled';
const contactSheetStem = 'Contact sheet';

/** `from`: how many are counted before the first. */
export function nameFrames(
  frames: readonly FrameToExport[],
  template: Template,
  preset: ExportPreset,
  from = 0,
): readonly NamedFrame[] {
  return frames.map((frame, at) => {
    const extension = extensionOf(preset.format, frame.type);
    // The longest of the family: a sidecar has to have room too.
    const longest = extension.length > 4 ? extension : 'json';
    return {
      ...frame,
      extension,
      ...fillTemplate(template, { ...frame.facts, seq: from + at + 1 }, longest),
    };
  });
}

/** `existing`: the destination, and inside of it the folders that `named` go into. */
export function planExport(
  named: readonly NamedFrame[],
  preset: ExportPreset,
  existing: FolderContent = emptyFolder,
): PlannedExport {
  const root = placeFor([], existing);
  // Folders first: no frame takes the name of one that is wanted later.
  const places = named.map(({ folders }) => folders.reduce(folderIn, root));
  return {
    files: named.map((frame, no) => planFile(frame, no, places[no] ?? root, preset)),
    unnamed: named.filter(({ stem }) => stem === '').length,
    contactSheet: preset.contactSheet && freeName(root, contactSheetStem, preset.contactSheet.format),
  };
}

/** A name that nothing in the folder has. */
export function freeName(place: Place, stem: string, extension: string): string {
  const free = takenIn(place, stem, [extension]) === null ? stem : numberedIn(place, stem, [extension]);
  return `${free}.${extension}`;
}

/** What lies beside an exported frame under the same name. */
/** Where nothing is to be written into a file, nothing is written beside it. */
export function sidecarExtensions({ sidecars, metadata }: ExportPreset): readonly ('xmp' | 'json')[] {
  if (metadata === 'none') return [];
  return (['xmp', 'json'] as const).filter((extension) => sidecars[extension]);
}

function planFile(frame: NamedFrame, no: number, place: Place, preset: ExportPreset): PlannedFile {
  const extensions = [frame.extension, ...sidecarExtensions(preset)];
  const wanted = frame.stem === '' ? unnamedStem : frame.stem;
  const taken = takenIn(place, wanted, extensions);
  const { collisions } = preset.naming;
  const action = taken === 'on-disk' && collisions !== 'number' ? collisions : 'write';
  const own = taken !== null && action === 'write' ? numberedIn(place, wanted, extensions) : wanted;
  if (action !== 'skip') giveIn(place, own, extensions);
  const from = { width: frame.facts.width, height: frame.facts.height };
  const pixels = targetSize(preset.format.kind === 'original' ? null : preset.resize, from);
  const original = { ...from, bytes: frame.bytes, type: frame.type };
  return {
    no,
    frame: frame.frame,
    stem: [...place.path, own].join('/'),
    extension: frame.extension,
    action,
    isNumbered: own !== wanted,
    ...pixels,
    bytes: action === 'skip' ? 0 : estimatedBytes(preset.format, pixels, original),
  };
}
