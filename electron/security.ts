/** What the window may not do: everything that the app does not need. Set before the first page loads. */
import { app, session } from 'electron';
import type { WebContents } from 'electron';
import type { Log } from './log.ts';

export const appOrigin = 'app://proofsheet';

/**
 * Sent as a response header with every page and file of ours. Scripts, styles and the font come from the
 * app's own scheme alone; images also from the library's; nothing is ever framed, posted or evaluated.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' proof: blob: data:",
  'connect-src proof:',
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

export const webPreferencesOfEveryWindow = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  enableWebSQL: false,
  spellcheck: true,
} as const;

/** Denies permissions, navigation, new windows, web views, and any request that leaves the app's own schemes. */
export function secureApp(log: Log): void {
  app.on('web-contents-created', (_, contents) => secureContents(contents, log));
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, permission, answer) => {
    log('warn', 'permission-denied', { permission });
    answer(false);
  });
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.webRequest.onBeforeRequest((details, answer) => {
    const allowed = /^(app|proof|blob|data|devtools|chrome-extension):/.test(details.url);
    if (!allowed) log('warn', 'request-denied', { url: details.url, type: details.resourceType });
    answer({ cancel: !allowed });
  });
  own.on('will-download', (event) => {
    event.preventDefault();
  });
  // Dictionaries would be fetched from a server nobody named: the OS speller, where there is one, still works.
  own.setSpellCheckerDictionaryDownloadURL('app://proofsheet/no-dictionaries/');
}

function secureContents(contents: WebContents, log: Log): void {
  const deny = (event: Electron.Event, what: string, url: string): void => {
    event.preventDefault();
    log('warn', 'navigation-denied', { what, url });
  };
  contents.on('will-navigate', (event) => deny(event, 'will-navigate', event.url));
  contents.on('will-frame-navigate', (event) => deny(event, 'will-frame-navigate', event.url));
  contents.on('will-redirect', (event) => deny(event, 'will-redirect', event.url));
  contents.on('will-attach-webview', (event) => deny(event, 'will-attach-webview', ''));
  // Nothing here makes peer connections; should a page try, it opens no socket past the policy's connect-src.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(({ url }) => {
    log('warn', 'window-denied', { url });
    return { action: 'deny' };
  });
}
