/** The system's dialogs over the window: what the user chooses there comes back as a path, which stays in main. */
import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { BrowserWindow, OpenDialogOptions, SaveDialogOptions, WebContents } from 'electron';
import { AppError } from '../shared/errors.ts';
import { fileStem } from '../shared/export/file-name.ts';

/** Each resolves with null where the user closed it. */
export interface Dialogs {
  readonly chooseFolder: (title: string) => Promise<string | null>;
  readonly choosePicture: () => Promise<string | null>;
  /** A program on this computer; on macOS its bundle. */
  readonly chooseProgram: () => Promise<string | null>;
  readonly choosePresetFile: () => Promise<string | null>;
  readonly savePresetFile: (name: string) => Promise<string | null>;
  /** `name`: what it proposes, without the extension. */
  readonly saveSheet: (name: string, extension: string) => Promise<string | null>;
}

/** Where programs lie, and how they are called. Linux has neither one place nor an extension. */
const programPlaces: Partial<Record<NodeJS.Platform, OpenDialogOptions>> = {
  darwin: { defaultPath: '/Applications', filters: [{ name: 'Programs', extensions: ['app'] }] },
  win32: { defaultPath: 'C:\\Program Files', filters: [{ name: 'Programs', extensions: ['exe'] }] },
  linux: { defaultPath: '/usr/bin' },
};

/** `window`: the one to open over; null once it is gone. */
export function createDialogs(window: () => BrowserWindow | null): Dialogs {
  const open = async (options: OpenDialogOptions): Promise<string | null> => {
    const over = window();
    const { canceled, filePaths } = over
      ? await dialog.showOpenDialog(over, options)
      : await dialog.showOpenDialog(options);
    return canceled ? null : (filePaths[0] ?? null);
  };

  const save = async (options: SaveDialogOptions): Promise<string | null> => {
    const over = window();
    const { canceled, filePath } = over
      ? await dialog.showSaveDialog(over, options)
      : await dialog.showSaveDialog(options);
    return canceled ? null : filePath;
  };

  return {
    chooseFolder: (title) => open({ title, properties: ['openDirectory', 'createDirectory'] }),
    choosePicture: () =>
      open({
        title: 'Open image',
        properties: ['openFile'],
        filters: [
          {
            name: 'PNG, JPEG, WebP, TIFF, AVIF',
            extensions: ['png', 'jpg', 'jpeg', 'webp', 'tif', 'tiff', 'avif'],
          },
        ],
      }),
    chooseProgram: () =>
      open({
        title: 'Choose program',
        properties: ['openFile'],
        ...programPlaces[process.platform],
      }),
    choosePresetFile: () =>
      open({ title: 'Import export presets', properties: ['openFile'], filters: [presetFiles] }),
    savePresetFile: (name) =>
      save({
        title: 'Export preset',
        defaultPath: join(app.getPath('documents'), `${fileStem(name, 'json') || 'Preset'}.json`),
        filters: [presetFiles],
      }),
    saveSheet: (name, extension) =>
      save({
        title: 'Save sheet',
        defaultPath: join(app.getPath('pictures'), `${name}.${extension}`),
        filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
      }),
  };
}

const presetFiles = { name: 'Export presets', extensions: ['json'] };

/** Opens the system's print dialog. False: the user closed it. */
export function print(page: WebContents): Promise<boolean> {
  return new Promise((settle, fail) => {
    page.print({ printBackground: true, landscape: true }, (isPrinted, reason) => {
      // Electron's own word for a closed dialog (docs/api/web-contents.md).
      if (isPrinted || reason === 'Print job canceled') settle(isPrinted);
      else fail(new AppError('internal', `Not printed: ${reason}`));
    });
  });
}
