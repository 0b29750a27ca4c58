/** Starts the built app as a user would, with folders of its own, and ends it. */
import { execFile } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { _electron, test as base } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';

const root = resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);

let executable: Promise<string> | null = null;
/** Path of the Electron that the project's own script provides. */
export function electronExecutable(): Promise<string> {
  executable ??= run(process.execPath, [join(root, 'build/electron-runtime.mjs'), '--print']).then(
    ({ stdout }) => stdout.trim(),
  );
  return executable;
}

export interface Folders {
  readonly base: string;
  readonly userData: string;
  readonly library: string;
}

export interface LaunchOptions {
  readonly gateway?: string;
  readonly apiKey?: string;
  /** Default: the desktop session's Secret Service. `basic`: the machine has no keychain. */
  readonly passwordStore?: 'gnome-libsecret' | 'basic';
  readonly args?: readonly string[];
  /** The built app's folder. Default: the project's own. */
  readonly app?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** Console errors and uncaught exceptions of the window so far. */
  readonly complaints: readonly string[];
  /** The main process; outlives the connection to it. */
  readonly child: ChildProcess;
  /** As the user quits: the app's own quit, waited for. */
  quit(): Promise<void>;
}

/** Launches on given folders. The window's page has loaded when this returns. */
export async function launchApp(folders: Folders, options: LaunchOptions = {}): Promise<RunningApp> {
  const { passwordStore = 'gnome-libsecret' } = options;
  const electron = await _electron.launch({
    executablePath: await electronExecutable(),
    cwd: root,
    args: [
      '-r',
      join(root, 'build/hold-ready.cjs'),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--password-store=${passwordStore}`,
      '--disable-gpu',
      options.app ?? '.',
      `--user-data-dir=${folders.userData}`,
      `--library=${folders.library}`,
      ...(options.gateway === undefined ? [] : [`--gateway=${options.gateway}`]),
      ...(options.args ?? []),
    ],
    env: {
      ...withoutOwnVariables(process.env),
      ...(options.apiKey === undefined ? {} : { PROOFSHEET_API_KEY: options.apiKey }),
      ...options.environment,
    },
  });
  const child = electron.process();
  const complaints: string[] = [];
  const page = await electron.firstWindow();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.getByRole('region', { name: 'Compose' }).waitFor();
  return {
    electron,
    page,
    complaints,
    child,
    quit: async () => {
      const ended = new Promise((settle) => child.once('exit', settle));
      await electron.evaluate(({ app }) => {
        app.quit();
      });
      await ended;
    },
  };
}

function withoutOwnVariables(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('PROOFSHEET_'),
    ),
  );
}

/** `folders`: fresh for each test, removed after it. `launch`: apps that are ended after it. */
export const test = base.extend<{
  folders: Folders;
  launch: (options?: LaunchOptions) => Promise<RunningApp>;
}>({
  // Playwright reads the first parameter's pattern to find what a fixture needs: this one needs nothing.
  // eslint-disable-next-line no-empty-pattern
  folders: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'proofsheet-e2e-'));
    await use({ base: folder, userData: join(folder, 'user-data'), library: join(folder, 'library') });
    await rm(folder, { recursive: true, force: true });
  },
  launch: async ({ folders }, use, testInfo) => {
    const started: RunningApp[] = [];
    await use(async (options) => {
      const app = await launchApp(folders, options);
      started.push(app);
      return app;
    });
    for (const [index, { electron, child, page }] of started.entries()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      if (testInfo.status !== testInfo.expectedStatus)
        await page
          .screenshot({ path: testInfo.outputPath(`window-${index}.png`), timeout: 5_000 })
          .catch(() => null);
      await electron.close();
    }
  },
});

export { expect } from '@playwright/test';
