/**
 * Loaded into Electron with -r when Playwright drives it: the app is ready only once Playwright has attached and says so
 * (`__playwright_run`, which its own loader would define). Without it a window that opens while Playwright is still connecting may be
 * left paused for ever, and a busy machine makes that likely.
 */
const { app } = require('electron');

const reallyReady = app.whenReady();
const emit = app.emit.bind(app);
let isHeld = true;
let heldReady = null;
let release = () => {};
const released = new Promise((resolve) => {
  release = resolve;
});

app.isReady = () => !isHeld;
app.whenReady = () => released;
app.emit = (name, ...rest) => {
  if (name !== 'ready' || !isHeld) return emit(name, ...rest);
  heldReady = rest;
  return true;
};

globalThis.__playwright_run = async () => {
  await reallyReady;
  isHeld = false;
  if (heldReady) emit('ready', ...heldReady);
  release();
};
