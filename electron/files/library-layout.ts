/** Where things lie in a library folder. Dates come from the UUIDv7 ids, in UTC, so a path follows from an id alone. */
import { join } from 'node:path';
import type { ImageType } from '../../shared/frame/record.ts';
import { imageTypes } from '../../shared/frame/record.ts';
import type { BatchId, CollectionId, FrameId } from '../../shared/ids.ts';
import { timeOfId } from '../../shared/ids.ts';
import { temporarySuffix } from './atomic-file.ts';

export interface LibraryLayout {
  readonly root: string;
  readonly marker: string;
  readonly images: string;
  readonly batches: string;
  readonly trash: string;
  /** The lists of prompts, one text file each; and those that were deleted. */
  readonly lists: string;
  readonly trashedLists: string;
  readonly collections: string;
  readonly trashedCollections: string;
  readonly quarantine: string;
  readonly index: string;
  readonly thumbnails: string;
  /** Folder of a frame's image and record. */
  frameFolder(id: FrameId): string;
  image(id: FrameId, type: ImageType): string;
  record(id: FrameId): string;
  /** Where a frame's bytes are downloaded to, before they have proved to be an image. */
  download(id: FrameId): string;
  batch(id: BatchId): string;
  journal(id: BatchId): string;
  collection(id: CollectionId): string;
  trashedCollection(id: CollectionId): string;
  /** Folder of one trashed frame: its image, its record. */
  trashed(id: FrameId): string;
  trashedRecord(id: FrameId): string;
  /** A cached thumbnail, of the image with this SHA-256 (hex), at most `width` pixels along its longer edge. */
  thumbnail(sha256: string, width: number): string;
}

export function libraryLayout(root: string): LibraryLayout {
  const images = join(root, 'images');
  const batches = join(root, 'batches');
  const trash = join(root, 'trash');
  const index = join(root, '.index');
  const thumbnails = join(index, 'thumbs');
  const collections = join(root, 'collections');
  const trashedCollections = join(trash, 'collections');
  const frameFolder = (id: FrameId): string => join(images, ...dateParts(timeOfId(id), 3));
  const batchFile = (id: BatchId, extension: string): string =>
    join(batches, ...dateParts(timeOfId(id), 2), `${id}${extension}`);
  return {
    root,
    marker: join(root, 'library.json'),
    images,
    batches,
    trash,
    lists: join(root, 'lists'),
    trashedLists: join(trash, 'lists'),
    collections,
    trashedCollections,
    quarantine: join(root, 'quarantine'),
    index,
    thumbnails,
    frameFolder,
    image: (id, type) => join(frameFolder(id), `${id}.${imageTypes[type]}`),
    record: (id) => join(frameFolder(id), `${id}.json`),
    download: (id) => join(frameFolder(id), `.${id}${temporarySuffix}`),
    batch: (id) => batchFile(id, '.json'),
    journal: (id) => batchFile(id, '.journal'),
    collection: (id) => join(collections, `${id}.json`),
    trashedCollection: (id) => join(trashedCollections, `${id}.json`),
    trashed: (id) => join(trash, id),
    trashedRecord: (id) => join(trash, id, `${id}.json`),
    // 256 folders, so that none grows beyond what file systems list quickly.
    thumbnail: (sha256, width) => join(thumbnails, sha256.slice(0, 2), `${sha256}-${width}.jpg`),
  };
}

function dateParts(milliseconds: number, count: 2 | 3): string[] {
  return new Date(milliseconds).toISOString().slice(0, 10).split('-').slice(0, count);
}
