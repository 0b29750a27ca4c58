/** The window's entry: makes the stores, hands them to the app. */
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
import { firstScreenful } from './first-screenful.ts';
import { createStores } from './stores.ts';

const bridge = createBridge(window.proofsheet);
const stores = createStores({ bridge, draftStorage: createDraftStorage(localStorage), drawSeed });
const platform = navigator.userAgent.includes('Mac OS X') ? 'darwin' : 'linux';
const tools = {
  bridge,
  app: stores.app,
  commands: stores.commands,
  announcer: stores.announcer,
  notices: stores.notices,
  platform,
} as const;

for (const store of [stores.app, stores.queue, stores.compose, stores.sheet, stores.vocabulary])
  store.getState().opened();
window.addEventListener('focus', () => stores.vocabulary.getState().lookedAgain());
await firstScreenful(stores);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <AppProvider tools={tools}>
      <App stores={stores} />
    </AppProvider>
  </StrictMode>,
);
