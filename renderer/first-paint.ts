/**
 * The page's first script: draws the window as it was left, and meanwhile loads the app. It imports nothing that the app
 * imports too: a chunk that both share would have to be there first.
 */
import { drawFirstScreen } from './first-screen/draw.ts';

const kept = document.getElementById('first-screen');
const firstScreen = drawFirstScreen(kept?.textContent ?? 'null');
// A megabyte that nobody reads again.
kept?.replaceChildren();
const app = document.querySelector<HTMLLinkElement>('link[data-app]');
if (!app) throw new Error('index.html does not name the app');
const styles = [...document.querySelectorAll<HTMLLinkElement>('link[as="style"]')].map(
  ({ href }) =>
    new Promise((settle, fail) => {
      const sheet = document.createElement('link');
      sheet.rel = 'stylesheet';
      sheet.crossOrigin = 'anonymous';
      sheet.addEventListener('load', settle);
      sheet.addEventListener('error', fail);
      sheet.href = href;
      document.head.append(sheet);
    }),
);
const loading = import(/* @vite-ignore */ app.href) as Promise<typeof import('./main.tsx')>;
await Promise.all(styles);
const { openApp } = await loading;
await openApp(firstScreen);
