/**
 * Loaded into Electron with -r, in the app as in the floor: says on standard output when the window's first screenful is painted,
 * that is, when every image inside the viewport is decoded and two frames have passed. BENCH_READY: a selector that must be
 * met as well. Each line of standard input is a script as a JSON string; it runs in the window, and what it comes to is said.
 */
const { createInterface } = require('node:readline');
const { app } = require('electron');

const waitForScreenful = `new Promise((painted) => {
  const selector = ${JSON.stringify(process.env.BENCH_READY ?? null)};
  const wanted = ${Number(process.env.BENCH_IMAGES ?? 1)};
  const look = () => {
    const visible = [...document.images].filter((image) => {
      const box = image.getBoundingClientRect();
      return box.width > 0 && box.bottom > 0 && box.top < innerHeight;
    });
    const ready = visible.length >= wanted && (selector === null || document.querySelector(selector)) && visible.every((image) => image.complete && image.naturalWidth > 0);
    if (!ready) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => painted({ at: Date.now(), images: visible.length })));
  };
  look();
})`;

app.on('web-contents-created', (_, contents) => {
  contents.once('dom-ready', async () => {
    const { at, images } = await contents.executeJavaScript(waitForScreenful);
    process.stdout.write(`PAINTED ${at} ${images}\n`);
    createInterface({ input: process.stdin }).on('line', async (line) => {
      const said = await contents.executeJavaScript(JSON.parse(line)).then(
        (value) => ({ value }),
        (error) => ({ error: String(error) }),
      );
      process.stdout.write(`RAN ${JSON.stringify(said)}\n`);
    });
  });
});
