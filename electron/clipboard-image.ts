/** A picture on the system's clipboard, by whichever way this Electron has. */
import * as electron from 'electron';

/** Until Electron's clipboard became asynchronous. Newer types do not know it, older runtimes know nothing else. */
interface OlderClipboard {
  writeImage(image: Electron.NativeImage): void;
}

export async function writeClipboardImage(image: Electron.NativeImage): Promise<void> {
  const { clipboard } = electron;
  if (isOlder(clipboard)) clipboard.writeImage(image);
  else {
    const png = new Blob([new Uint8Array(image.toPNG())], { type: 'image/png' });
    await clipboard.write([new electron.ClipboardItem({ 'image/png': png })]);
  }
}

function isOlder(clipboard: object): clipboard is OlderClipboard {
  return 'writeImage' in clipboard;
}
