/**
 * The floor: the least Electron that shows the same pictures. A bare window, thumbnails by their file addresses; and, asked over
 * standard input, the least that can be done to verify a download and show it.
 */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { app, BrowserWindow, utilityProcess } from 'electron';

const option = (name) => app.commandLine.getSwitchValue(name);

// Not awaited here: Electron is ready only once this module has been read to its end.
void app.whenReady().then(show);
app.on('window-all-closed', () => app.quit());

async function show() {
  const [width, height] = (option('size') || '1440x900').split('x').map(Number);
  const window = new BrowserWindow({ width, height, show: false, backgroundColor: '#161616' });
  window.once('ready-to-show', () => window.show());
  const folder = option('thumbs');
  const files = folder
    ? readdirSync(folder, { recursive: true }).filter((name) => /\.(jpg|webp|png)$/.test(name))
    : [];
  // The app shows some thumbnails twice, in the grid and in the filmstrip: so does the floor.
  const pictures = Array.from(
    { length: Number(option('count')) },
    (_, index) => `file://${join(folder, files[index % files.length])}`,
  );
  await window.loadFile(join(import.meta.dirname, 'index.html'));
  await window.webContents.executeJavaScript(
    `for (const url of ${JSON.stringify(pictures)}) { const image = new Image(); image.src = url; document.body.append(image); }`,
  );

  if (option('verify-and-show') === 'yes') {
    const verifier = utilityProcess.fork(join(import.meta.dirname, 'verify.mjs'));
    const inPage = (script) => window.webContents.executeJavaScript(script);
    createInterface({ input: process.stdin }).on('line', async (url) => {
      // Watched frame by frame from before it comes, as the app is.
      const painted = inPage(`new Promise((painted) => {
        const look = () => {
          const image = document.querySelector('img[data-url="${url}"]');
          if (image?.complete && image.naturalWidth > 0)
            requestAnimationFrame(() => requestAnimationFrame(() => painted(Date.now())));
          else requestAnimationFrame(look);
        };
        look();
      })`);
      const response = await fetch(url);
      const bytes = Buffer.from(await response.arrayBuffer());
      createHash('sha256').update(bytes).digest('hex');
      verifier.postMessage(bytes);
      const thumbnail = await new Promise((settle) => verifier.once('message', settle));
      const source = `data:image/jpeg;base64,${Buffer.from(thumbnail).toString('base64')}`;
      await inPage(`{
        const image = new Image();
        image.dataset.url = '${url}';
        image.src = '${source}';
        document.body.prepend(image);
      }`);
      process.stdout.write(`SHOWN ${await painted}\n`);
    });
  }
}
