/** The app: makes the stores, hands them to the window. */
// First of all: what a component says of itself comes after what holds for every element.
import '@fontsource-variable/inter/index.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { AppProvider } from './app-context.tsx';
import { createBridge } from './bridge.ts';
import { createDraftStorage } from './compose/draft-storage.ts';
import { drawSeed } from './compose/draw-seed.ts';
import { keepFirstScreen } from './first-screen/keep.ts';
import type { DrawnScreen } from './first-screen/draw.ts';
import { replaceFirstScreen } from './first-screen/replace.ts';
import { createDragOut } from './frames/drag-out.ts';
import { say } from './i18n/say.ts';
import { firstScreenful } from './first-screenful.ts';
import { createStores } from './stores.ts';

const bridge = createBridge(window.proofsheet);
const stores = createStores({ bridge, draftStorage: createDraftStorage(localStorage), drawSeed });
const platform = navigator.userAgent.includes('Mac OS X') ? 'darwin' : 'linux';
const dragOut = createDragOut({
  bridge,
  onTooMany: (most) => stores.notices.getState().posted({ kind: 'note', ...say.handout.tooMany(most) }),
  onFailure: (error) => stores.notices.getState().requestFailed(error),
});
const tools = {
  bridge,
  app: stores.app,
  commands: stores.commands,
  announcer: stores.announcer,
  notices: stores.notices,
  dragOut,
  platform,
} as const;

/** `firstScreen`: what stands in the window meanwhile. */
export async function openApp(firstScreen: DrawnScreen): Promise<void> {
  for (const store of [
    stores.app,
    stores.queue,
    stores.compose,
    stores.sheet,
    stores.vocabulary,
    stores.spend,
  ])
    store.getState().opened();
  window.addEventListener('pointerup', () => dragOut.released());
  window.addEventListener('pointermove', () => dragOut.moved());
  window.addEventListener('focus', () => stores.vocabulary.getState().lookedAgain());
  // What is read from main meanwhile is drawn after it.
  await Promise.all([firstScreenful(stores), firstScreen.painted]);

  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <AppProvider tools={tools}>
        <App stores={stores} />
      </AppProvider>
    </StrictMode>,
  );
  await replaceFirstScreen(root, firstScreen);
  // Nothing of them is in sight at start.
  stores.library.getState().opened();
  stores.imports.getState().opened();
  stores.collections.getState().opened();
  stores.exports.getState().opened();
  stores.watches.getState().opened();
  keepFirstScreen(root, { ...stores, bridge });
}
