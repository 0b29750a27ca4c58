/**
 * What Electron runs when its folder holds no app: finds the app named on the command line and becomes it.
 * Electron's own releases bring such a default app; the fallback runtime gets this one.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const request = readArguments(process.argv.slice(1));
if (request.print !== null) {
  console.log(request.print);
  process.exit(0);
}
if (request.folder === null) {
  console.error('Usage: electron [-r MODULE] [--version] [--abi] APP-FOLDER [arguments]');
  process.exit(1);
}

const requireFromHere = createRequire(join(process.cwd(), 'command-line'));
for (const module of request.modules) requireFromHere(module);

try {
  // Awaited at the top level: `ready` waits for this module, and the app's first lines (privileged schemes,
  // sandbox) must run before it.
  await import(pathToFileURL(becomeApp(resolve(request.folder))).href);
} catch (error) {
  // Electron would open a dialog and wait; nobody may be there to close it.
  console.error('The app failed while loading:', error);
  process.exit(1);
}

/**
 * The first argument that is no switch is the app; all after it is the app's own.
 * @param {readonly string[]} given
 */
function readArguments(given) {
  const modules = [];
  for (let at = 0; at < given.length; at += 1) {
    const argument = given[at] ?? '';
    if (argument === '-v' || argument === '--version')
      return { print: `v${process.versions.electron}`, folder: null, modules };
    if (argument === '-a' || argument === '--abi')
      return { print: process.versions.modules, folder: null, modules };
    if (argument === '-r' || argument === '--require') modules.push(given[(at += 1)] ?? '');
    else if (!argument.startsWith('-')) return { print: null, folder: argument, modules };
  }
  return { print: null, folder: null, modules };
}

/**
 * Takes over the app's identity; returns its main file.
 * @param {string} folder of the app, or its main file
 */
function becomeApp(folder) {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const main = requireFromHere.resolve(folder);
  const description = join(folder, 'package.json');
  if (!existsSync(description)) {
    app.setAppPath(dirname(main));
    return main;
  }
  const { version, productName, name, desktopName } = JSON.parse(readFileSync(description, 'utf8'));
  if (version) app.setVersion(version);
  if (productName || name) app.setName(productName || name);
  app.setDesktopName(desktopName || `${app.getName()}.desktop`);
  app.setAppPath(folder);
  return main;
}
