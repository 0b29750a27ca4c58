/** Starts Electron as a bare process, reads what it says, and weighs it. Linux only: the figures come from /proc. */
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { electronExecutable } from '../../e2e/support/launch.ts';

export const root = resolve(import.meta.dirname, '../../..');
/** Ms after which a bench gives up instead of waiting for ever. */
const longestSilence = 120_000;
const probe = join(import.meta.dirname, 'probe.cjs');

export interface BenchProcess {
  readonly child: ChildProcessWithoutNullStreams;
  /** When it was started, ms since the epoch. */
  readonly startedAt: number;
  /** Resolves with the words of the first line of output that starts with `word`; rejects when the process ends first. */
  line(word: string): Promise<readonly string[]>;
  /**
   * Runs a function in the window, once its first screenful is painted; one at a time. What goes in and out is JSON. Without a
   * debugger at the window: for one it keeps 100 MB of what the window has fetched, which is then weighed with the app.
   */
  evaluate<Value, Given = undefined>(
    inWindow: (given: Given) => Value | Promise<Value>,
    given?: Given,
  ): Promise<Value>;
  end(): Promise<void>;
}

/** `folder`: the app to run. `images`: how many pictures make its first screenful. */
export async function startElectron(
  folder: string,
  args: readonly string[],
  images = 1,
  environment: Readonly<Record<string, string>> = {},
): Promise<BenchProcess> {
  const executable = await electronExecutable();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const startedAt = Date.now();
  const child = spawn(executable, ['-r', probe, ...sandbox, '--disable-gpu', folder, ...args], {
    cwd: root,
    env: { ...process.env, ...environment, BENCH_IMAGES: String(images) },
  });
  child.stderr.resume();
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const look of waiting) look();
  });
  const ended = new Promise<void>((settle) => child.once('exit', () => settle()));
  const rest = (word: string): Promise<string> =>
    new Promise((settle, reject) => {
      const look = (): void => {
        const index = lines.findIndex((line) => line.startsWith(`${word} `));
        const [line] = index < 0 ? [] : lines.splice(index, 1);
        if (line === undefined) return;
        waiting.delete(look);
        settle(line.slice(word.length + 1));
      };
      waiting.add(look);
      void ended.then(() => reject(new Error(`Electron ended before it said ${word}`)));
      setTimeout(() => reject(new Error(`Electron did not say ${word}`)), longestSilence).unref();
      look();
    });
  return {
    child,
    startedAt,
    line: async (word) => (await rest(word)).split(' '),
    evaluate: async <Value, Given>(inWindow: (given: Given) => Value | Promise<Value>, given?: Given) => {
      child.stdin.write(`${JSON.stringify(`(${String(inWindow)})(${JSON.stringify(given)})`)}\n`);
      const said = JSON.parse(await rest('RAN')) as { readonly value: Value; readonly error?: string };
      if (said.error !== undefined) throw new Error(said.error);
      return said.value;
    },
    end: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Proportional set size of a process and all its descendants, in MiB. */
export async function weigh(pid: number): Promise<number> {
  const parents = new Map<number, number>();
  for (const name of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const belongs = (candidate: number): boolean => {
    for (let at: number | undefined = candidate; at !== undefined && at > 1; at = parents.get(at))
      if (at === pid) return true;
    return false;
  };
  let kilobytes = 0;
  for (const member of [...parents.keys()].filter(belongs)) {
    const rollup = await readFile(`/proc/${member}/smaps_rollup`, 'utf8').catch(() => '');
    kilobytes += Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}
