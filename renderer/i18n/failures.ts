/** Each failure in words: what happened, what it means for money and frames, what to do. */
import type { ErrorCode, ErrorInfo } from '../../shared/errors.ts';
import type { CommandId } from '../../shared/commands.ts';

export interface FailureWords {
  readonly title: string;
  /** What it means for the user's money and frames, and what helps. */
  readonly meaning: string;
  /** A command that is the remedy, with its words on a button. */
  readonly action?: { readonly label: string; readonly command: CommandId };
}

const openSettings = { label: 'Open settings', command: 'app.settings' } as const;
const openQueue = { label: 'Open queue', command: 'queue.panel' } as const;

const words: Readonly<Record<ErrorCode, FailureWords>> = {
  'invalid-input': {
    title: 'That cannot be sent as it is',
    meaning: 'Nothing was sent and nothing was paid.',
  },
  'forbidden-sender': { title: 'Request denied', meaning: 'It did not come from the app’s own window.' },
  'unknown-route': { title: 'Unknown request', meaning: 'Nothing was done. Restart the app.' },
  'expansion-changed': {
    title: 'A list in the prompt has changed',
    meaning: 'Nothing was sent and nothing was paid. Look at the variants again, then generate.',
  },
  internal: {
    title: 'Something in the app went wrong',
    meaning: 'Saved frames are untouched. If it happens again, the log says more.',
  },

  'invalid-param': {
    title: 'The gateway did not accept the request',
    meaning: 'Not billed. Change size, aspect or images per call.',
  },
  'model-not-found': {
    title: 'The gateway does not know this model',
    meaning: 'Not billed. Choose another model or gateway.',
    action: openSettings,
  },
  'invalid-api-key': {
    title: 'The key was not accepted',
    meaning: 'Not billed. It is missing, revoked or expired: set another.',
    action: openSettings,
  },
  'insufficient-balance': {
    title: 'No balance left',
    meaning: 'Not billed. Top up the wallet or raise the key’s cap, then resume the queue.',
  },
  'permission-denied': {
    title: 'This key may not make that call',
    meaning: 'Not billed. The model or this computer’s address is not allowed for the key.',
    action: openSettings,
  },
  'spend-limit': {
    title: 'Over your spending limit',
    meaning: 'Nothing was sent and nothing was paid. Raise the limit, or ask for less.',
    action: openSettings,
  },
  'route-not-found': {
    title: 'No image service at this address',
    meaning: 'Not billed. Check the gateway address.',
    action: openSettings,
  },
  'prompt-too-long': { title: 'The prompt is too long', meaning: 'Not billed. Shorten it.' },
  'rate-limited': {
    title: 'Spending limit reached for now',
    meaning: 'Not billed. It is sent again when the limit resets.',
  },
  'concurrency-limited': {
    title: 'Too many calls at once',
    meaning: 'Not billed. It is sent again shortly, with fewer in flight.',
  },
  'refused-by-model': { title: 'The model refused the prompt', meaning: 'Not billed. Edit the prompt.' },
  'gateway-error': { title: 'The gateway had an error', meaning: 'Not billed.' },

  'gateway-unknown-host': {
    title: 'The gateway’s name is unknown',
    meaning: 'Nothing was sent. Check the network and the gateway address.',
    action: openSettings,
  },
  'gateway-unreachable': {
    title: 'The gateway cannot be reached',
    meaning: 'Nothing was sent. Check the network and the gateway address.',
    action: openSettings,
  },
  'gateway-tls-failed': {
    title: 'No secure connection to the gateway',
    meaning: 'Nothing was sent. Its certificate was not accepted.',
    action: openSettings,
  },

  'connection-lost': {
    title: 'The connection broke after sending',
    meaning: 'May be billed. It is not sent again by itself.',
  },
  'answer-timeout': {
    title: 'No answer came in time',
    meaning: 'May be billed. It is not sent again by itself.',
  },
  'answer-not-json': {
    title: 'The answer could not be read',
    meaning: 'May be billed. Check that the address is an image gateway.',
    action: openSettings,
  },
  'answer-without-data': { title: 'The answer held no images', meaning: 'May be billed.' },
  'answer-without-images': { title: 'The answer’s list of images was empty', meaning: 'May be billed.' },
  'answer-with-fewer-images': {
    title: 'Fewer images came than were asked for',
    meaning: 'Those that came are in the library.',
  },

  'tasks-not-taken': {
    title: 'The gateway takes no tasks for this model',
    meaning: 'Not billed. It is sent as Direct.',
  },

  'download-denied': {
    title: 'The paid image’s link was denied',
    meaning: 'The call is paid. Retry fetches it again without paying.',
  },
  'download-gone': {
    title: 'The paid image is gone',
    meaning: 'The call is paid; links live 24 hours. Retry fetches it again without paying.',
  },
  'download-unreachable': {
    title: 'The paid image could not be fetched',
    meaning: 'The call is paid. Retry fetches it again without paying.',
  },
  'download-stalled': {
    title: 'The download stopped halfway',
    meaning: 'The call is paid. Retry fetches it again without paying.',
  },
  'download-empty': {
    title: 'The image file came empty',
    meaning: 'The call is paid. Retry fetches it again without paying.',
  },
  'download-truncated': {
    title: 'The image file came cut short',
    meaning: 'The call is paid. Retry fetches it again without paying.',
  },
  'download-too-large': {
    title: 'The image file is too large',
    meaning: 'The call is paid. The file was not kept.',
  },
  'download-not-image': {
    title: 'What came is not an image',
    meaning: 'The call is paid. Retry fetches it again without paying.',
  },
  'download-undecodable': {
    title: 'The image is damaged',
    meaning: 'The call is paid. Retry fetches it again without paying; the file is in quarantine.',
  },
  'download-too-many-pixels': {
    title: 'The image has too many pixels',
    meaning: 'The call is paid. The file is in quarantine.',
  },

  'import-under-way': {
    title: 'Another import is not over',
    meaning:
      'What was dropped was not taken in. Drop it again when the import is done, or cancel that first.',
  },
  'drop-not-on-disk': {
    title: 'What was dropped is no file on a disk',
    meaning: 'Nothing was taken in. Save the picture first, then drop its file or the folder it lies in.',
  },
  'import-from-library': {
    title: 'That folder lies in the library itself',
    meaning:
      'Nothing was taken in. What is in the library’s own folders is shown already, or lies in its trash.',
  },
  'library-not-there': {
    title: 'There is no library in that folder',
    meaning:
      'It holds other files, so nothing was written to it. Choose a library’s own folder, or an empty one to make a library in.',
  },
  'library-gone': {
    title: 'That library’s folder is not there',
    meaning: 'It was moved, renamed, or its disk is not connected. The library that was open stays open.',
  },
  'library-unreadable': {
    title: 'The library folder cannot be read',
    meaning: 'Frames in it are untouched. Check the drive, or choose another folder.',
    action: openSettings,
  },
  'library-silent': {
    title: 'The library folder does not answer',
    meaning: 'Its drive may be at rest, or its share away. Nothing in it was touched.',
  },
  'index-locked': {
    title: 'Another program holds this library’s index',
    meaning:
      'A second copy of the app, a backup or a database program may have it open. Frames and records are untouched. Close it and try again, or open another library.',
  },
  'index-damaged': {
    title: 'This library’s index is damaged',
    meaning:
      'Frames and their records are untouched. The index is made anew from them at the app’s next start.',
  },
  'library-read-only': {
    title: 'The library folder cannot be written',
    meaning: 'Frames in it are untouched; new ones cannot be kept. Change its permissions or choose another.',
    action: openSettings,
  },
  'library-newer-format': {
    title: 'This library is from a newer version',
    meaning: 'It is left as it is. Update the app, or choose another folder.',
    action: openSettings,
  },
  'disk-full': {
    title: 'The disk is full',
    meaning: 'Saved frames are safe. Free some space; paid images are then fetched again without paying.',
    action: openQueue,
  },
  'record-unparsable': {
    title: 'A frame’s record cannot be read',
    meaning: 'It was skipped and left as it is.',
  },
  'frame-not-found': {
    title: 'That frame is not in the library',
    meaning: 'It may have been moved or deleted.',
  },
  'request-not-found': {
    title: 'That request is not in the history',
    meaning: 'Its file may have been moved or deleted.',
  },
  'library-host-crashed': {
    title: 'An image could not be handled safely',
    meaning: 'It is in quarantine. The library goes on working.',
  },

  'list-changed-on-disk': {
    title: 'This list has changed on disk',
    meaning:
      'Nothing was written, and what you typed is still here. Look at what is on disk, then save again.',
  },
  'list-name-taken': {
    title: 'There is a list of that name',
    meaning: 'Nothing was changed. Choose another name.',
  },
  'list-not-found': {
    title: 'This list is not in the library any more',
    meaning: 'What you typed is still here: save it as a new list.',
  },
  'list-too-large': {
    title: 'This list is too large',
    meaning: 'Nothing was written. A list takes 1 MB of text; make two of it.',
  },

  'collection-name-taken': {
    title: 'There is a collection of that name',
    meaning: 'Nothing was changed. Choose another name.',
  },
  'collection-not-found': {
    title: 'That collection is not in the library any more',
    meaning: 'Its file was moved, deleted or damaged outside the app. No frame was touched.',
  },
  'collection-smart': {
    title: 'A smart collection is not filled by hand',
    meaning:
      'Nothing was changed. It shows whatever meets its search; frames are put into other collections.',
  },
  'collection-not-smart': {
    title: 'That collection has no search',
    meaning: 'Nothing was changed. It is filled by hand; save the search under another name.',
  },
  'collection-full': {
    title: 'That collection is full',
    meaning: 'Nothing was changed. A collection takes 200,000 frames; make another one.',
  },

  'system-trash-refused': {
    title: 'The system’s trash did not take them',
    meaning:
      'Every frame is still in the library’s trash, whole. On a network drive there may be no such trash.',
  },

  'picture-not-image': {
    title: 'That is not a picture that can be read',
    meaning: 'It has to be a PNG, JPEG, WebP, TIFF or AVIF file. Nothing was changed.',
  },
  'picture-too-large': {
    title: 'That file is too large',
    meaning: 'Files up to 64 MiB are read. Nothing was changed.',
  },
  'picture-unreadable': {
    title: 'That picture could not be opened safely',
    meaning: 'It is left as it is, and nothing was changed.',
  },

  'export-template-invalid': {
    title: 'The file name template cannot be used',
    meaning: 'Nothing was written. What is wrong is underlined in the template.',
  },
  'export-no-destination': {
    title: 'No export folder yet',
    meaning: 'Choose the folder that this preset exports to. It is remembered with the preset.',
  },
  'export-destination-missing': {
    title: 'The export folder is not there',
    meaning: 'What was written before stays. Plug the drive in again and continue, or choose another folder.',
  },
  'export-destination-unwritable': {
    title: 'The export folder cannot be written to',
    meaning: 'What was written before stays. Allow writing there and continue, or choose another folder.',
  },
  'export-destination-in-library': {
    title: 'The export folder lies in the library',
    meaning: 'Nothing was written: the library keeps only its own files. Choose a folder outside of it.',
  },
  'export-destination-full': {
    title: 'The export folder’s disk is full',
    meaning: 'What was written before stays, and no half file. Make room and continue.',
  },
  'export-file-exists': {
    title: 'A file of that name came into the folder meanwhile',
    meaning: 'It was left as it is. Export this frame again to get a number behind the name.',
  },
  'export-name-refused': {
    title: 'The folder does not take this name',
    meaning: 'This frame was not written. Change the file name template, or choose another folder.',
  },
  'export-original-missing': {
    title: 'The original is not in the library any more',
    meaning:
      'It was deleted after the export was planned, or moved by another program. The rest is exported.',
  },
  'export-original-broken': {
    title: 'The original is damaged',
    meaning: 'Its file is left as it is and this frame was not written. The rest is exported.',
  },
  'export-too-large': {
    title: 'Too large for this format',
    meaning: 'This frame was not written. WebP and AVIF end at 16,383 pixels an edge, JPEG at 65,535.',
  },
  'export-plan-gone': {
    title: 'The export has to be planned again',
    meaning: 'Nothing was written. Look at the plan once more, then export.',
  },
  'export-run-not-found': { title: 'This export is not known any more', meaning: 'Nothing was changed.' },
  'export-preset-name-taken': {
    title: 'Another preset has this name',
    meaning: 'Nothing was changed. Choose another name.',
  },
  'export-preset-built-in': {
    title: 'A built-in preset stays as it is',
    meaning: 'Nothing was changed. Duplicate it, and change the copy.',
  },
  'export-preset-not-found': {
    title: 'This preset is not there any more',
    meaning: 'Nothing was changed. Choose another one.',
  },
  'export-preset-unreadable': {
    title: 'No file of export presets',
    meaning: 'Nothing was changed. A file of presets is one that “Export preset” has written.',
  },
  'file-not-written': {
    title: 'The file could not be written',
    meaning: 'Nothing else has changed. Choose another folder, or another name.',
  },

  'program-not-started': {
    title: 'That program could not be started',
    meaning: 'It may have been moved or removed: choose it again. No frame was touched.',
  },

  'key-malformed': {
    title: 'That does not look like a key',
    meaning: 'Nothing was sent. Keys are one word, without spaces.',
  },
  'key-not-set': { title: 'No key is set', meaning: 'Nothing was sent.', action: openSettings },
  'keychain-unavailable': {
    title: 'The keychain did not give the key back',
    meaning: 'Nothing was sent. Unlock the keychain, or enter the key again.',
    action: openSettings,
  },
  'key-of-another-gateway': {
    title: 'This key belongs to another gateway',
    meaning:
      'Nothing was sent. A key goes only to the gateway it was checked with: check it with this one, or put the address back.',
    action: openSettings,
  },

  'job-not-found': { title: 'That job is gone', meaning: 'It may have ended a moment ago.' },
  'batch-not-found': {
    title: 'That sheet is not in the library',
    meaning: 'Its record is gone from the library folder. Frames of it that are there stay.',
  },
  'sheet-changed': {
    title: 'The sheet has changed in the meantime',
    meaning: 'Nothing was sent and nothing was paid. Look at the figures again, then add.',
  },
  'illegal-transition': {
    title: 'That is no longer possible',
    meaning: 'The job has moved on in the meantime.',
  },
};

export function wordsOf(error: Pick<ErrorInfo, 'code'>): FailureWords {
  return words[error.code];
}
