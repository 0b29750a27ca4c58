/** What the window must not be able to do, tried from inside it. */
import { expect, test } from './support/launch.ts';

test('the renderer has no Node, no Electron and one small bridge', async ({ launch }) => {
  const { page, electron } = await launch();
  const world = await page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', '__dirname'].filter(
      (name) => name in globalThis,
    ),
    bridge: Object.keys((globalThis as unknown as { proofsheet: object }).proofsheet).sort(),
    origin: location.origin,
  }));
  expect(world).toEqual({ globals: [], bridge: ['dropped', 'on', 'request'], origin: 'app://proofsheet' });
  const preferences = await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    const { contextIsolation, sandbox, nodeIntegration, webSecurity } = contents.getLastWebPreferences();
    return { contextIsolation, sandbox, nodeIntegration, webSecurity };
  });
  expect(preferences).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
  });
});

test('the policy comes as a header and stops inline script, eval, foreign images and requests', async ({
  launch,
}) => {
  const { page } = await launch();
  // Playwright evaluates outside the page's policy, so the page itself is made to try.
  const outcome = await page.evaluate(async () => {
    const blocked = new Set<string>();
    // Told in tasks of their own, some of them after what was blocked has already failed.
    const allBlocked = new Promise<void>((settle) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        blocked.add(effectiveDirective);
        const wanted = ['connect-src', 'img-src', 'script-src-attr', 'script-src-elem'];
        if (wanted.every((directive) => blocked.has(directive))) settle();
      });
    });
    const script = document.createElement('script');
    script.textContent = 'globalThis.inlineScriptRan = true';
    document.head.append(script);
    const handler = document.createElement('button');
    handler.setAttribute('onclick', 'globalThis.inlineHandlerRan = true');
    document.body.append(handler);
    handler.click();
    handler.remove();
    const image = document.createElement('img');
    const imageFailed = new Promise((settle) => image.addEventListener('error', settle));
    image.src = 'https://example.invalid/x.png';
    document.body.append(image);
    await imageFailed;
    image.remove();
    const reached = await fetch('http://127.0.0.1:9/').then(
      () => true,
      () => false,
    );
    const page = await fetch('app://proofsheet/index.html').then(
      () => true,
      () => false,
    );
    const ran = 'inlineScriptRan' in globalThis || 'inlineHandlerRan' in globalThis;
    await allBlocked;
    return { reached, page, ran };
  });
  expect(outcome.ran).toBe(false);
  expect(outcome.reached).toBe(false);
});

test('the policy is a response header, and files outside the built window are not served', async ({
  launch,
}) => {
  const { electron } = await launch();
  const answers = await electron.evaluate(async ({ net }) => {
    const read = async (url: string): Promise<{ status: number; policy: string | null }> => {
      const response = await net.fetch(url);
      return { status: response.status, policy: response.headers.get('content-security-policy') };
    };
    return {
      page: await read('app://proofsheet/index.html'),
      escape: await read('app://proofsheet/..%2fmain%2fmain.js'),
      stranger: await read('app://elsewhere/index.html'),
    };
  });
  expect(answers.page.status).toBe(200);
  expect(answers.page.policy).toContain("default-src 'none'");
  expect(answers.page.policy).not.toContain('unsafe');
  expect(answers.escape.status).toBe(404);
  expect(answers.stranger.status).toBe(404);
});

test('navigation, new windows and permissions are denied', async ({ launch }) => {
  const { page, electron } = await launch();
  const opened = await page.evaluate(() => window.open('https://example.invalid/') === null);
  expect(opened).toBe(true);
  await page.evaluate(() => {
    location.assign('https://example.invalid/');
  });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'file:///etc/passwd';
    document.body.append(link);
    link.click();
    link.remove();
  });
  expect(page.url()).toMatch(/^app:\/\/proofsheet\//);
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  const permissions = await page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    geolocation: await new Promise((settle) =>
      navigator.geolocation.getCurrentPosition(
        () => settle('granted'),
        ({ code }) => settle(code === 1 ? 'denied' : `failed ${code}`),
      ),
    ),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      (error: unknown) => (error as Error).name,
    ),
    clipboard: await navigator.clipboard.readText().then(
      () => 'granted',
      (error: unknown) => (error as Error).name,
    ),
  }));
  expect(permissions).toMatchObject({
    notifications: 'denied',
    geolocation: 'denied',
    clipboard: 'NotAllowedError',
  });
  expect(permissions.camera).not.toBe('granted');
});

test('a request that is not in the contract is answered with an error and does nothing', async ({
  launch,
}) => {
  const { page } = await launch();
  const answers = await page.evaluate(async () => {
    const { proofsheet } = globalThis as unknown as {
      proofsheet: { request(route: unknown, input: unknown): Promise<{ error?: { code: string } }> };
    };
    const code = async (route: unknown, input: unknown): Promise<string | undefined> =>
      (await proofsheet.request(route, input)).error?.code;
    return {
      unknown: await code('files.read', { path: '/etc/passwd' }),
      prototype: await code('__proto__', {}),
      path: await code('frames.reveal', { frame: '../../../etc/passwd' }),
      extra: await code('settings.change', { libraryFolder: '/' }),
      generate: await code('batch.generate', { prompt: 7 }),
    };
  });
  expect(answers).toEqual({
    unknown: 'unknown-route',
    prototype: 'unknown-route',
    path: 'invalid-input',
    extra: 'invalid-input',
    generate: 'invalid-input',
  });
});

test('the page cannot name a path: a file that it made lies nowhere, and what is none is refused', async ({
  launch,
}) => {
  const { page } = await launch();
  const answers = await page.evaluate(async () => {
    const { proofsheet } = globalThis as unknown as {
      proofsheet: {
        dropped(files: unknown): Promise<unknown>;
        request(route: string, input: unknown): Promise<{ error?: { code: string } }>;
      };
    };
    const given = async (files: unknown): Promise<unknown> => {
      try {
        return await proofsheet.dropped(files);
      } catch {
        return 'refused';
      }
    };
    const code = async (input: unknown) => (await proofsheet.request('import.dropped', input)).error?.code;
    return {
      made: await given([new File(['x'], '/etc/passwd')]),
      likeOne: await given([{ name: 'passwd', path: '/etc/passwd' }]),
      path: await given(['/etc/passwd']),
      paths: await code({ paths: ['/etc/passwd'] }),
      guessed: await code({ drop: '5e7e6a6e-3a5a-4b8c-9d3f-0123456789ab' }),
    };
  });
  expect(answers).toEqual({
    made: null,
    likeOne: 'refused',
    path: 'refused',
    paths: 'invalid-input',
    guessed: 'drop-not-on-disk',
  });
});

test('a frame inside the window cannot reach main', async ({ launch }) => {
  const { page, electron } = await launch();
  // The policy already forbids frames; should one appear all the same, the router looks at who asks.
  const answer = await electron.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const [window] = BrowserWindow.getAllWindows();
    const handlers = (
      ipcMain as unknown as { _invokeHandlers: Map<string, (...all: unknown[]) => Promise<unknown>> }
    )._invokeHandlers;
    const handle = handlers.get('proofsheet:request');
    const foreignFrame = { url: 'app://proofsheet/index.html' };
    return (await handle?.(
      { senderFrame: foreignFrame, sender: window?.webContents },
      'app.state',
      undefined,
    )) as {
      error?: { code: string };
    };
  });
  expect(answer.error?.code).toBe('forbidden-sender');
  const framed = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = 'app://proofsheet/index.html';
    document.body.append(frame);
    await new Promise((settle) => frame.addEventListener('load', settle));
    const reached = (() => {
      try {
        return (frame.contentDocument?.querySelector('#root') ?? null) !== null;
      } catch {
        return false;
      }
    })();
    frame.remove();
    return reached;
  });
  expect(framed).toBe(false);
});
