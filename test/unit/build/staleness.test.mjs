/** A stale build makes tests pass on code that is no longer there. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStale } from '../../../build/staleness.mjs';

let root = '';
/** Writes a file; it and the folders above it changed `minute` minutes after the epoch. */
function put(path, minute) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  for (let at = file; at !== root; at = dirname(at)) utimesSync(at, minute * 60, minute * 60);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'proofsheet-stale-'));
  put('electron/queue/queue.ts', 1);
  put('renderer/main.tsx', 1);
  put('dist/main/main.js', 2);
  put('dist/renderer/index.html', 3);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a build newer than all sources is fresh', () => {
  expect(isStale(root)).toBe(false);
});

test.each([
  'electron/queue/queue.ts',
  'renderer/main.tsx',
  'shared/ids.ts',
  'build/vite/main.config.ts',
  'package-lock.json',
])('a newer %s makes it stale', (path) => {
  put(path, 4);
  expect(isStale(root)).toBe(true);
});

test('a file that changed while it was being built makes it stale', () => {
  put('electron/queue/queue.ts', 2.5);
  expect(isStale(root)).toBe(true);
});

test('a removed file makes it stale', () => {
  rmSync(join(root, 'electron/queue/queue.ts'));
  expect(isStale(root)).toBe(true);
});

test('a build that broke off is stale', () => {
  rmSync(join(root, 'dist/renderer/index.html'));
  expect(isStale(root)).toBe(true);
});
