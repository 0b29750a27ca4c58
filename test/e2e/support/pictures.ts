/** Picture files from elsewhere, and the ways they come into the window. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { intoPng, textChunk } from '../../support/metadata/containers.ts';
import { infotext } from '../../support/metadata/tool-texts.ts';
import { photograph } from '../../support/photographs.ts';

/** A PNG that tells what made it (seed 965400086), as A1111 writes it. Its path. */
export async function pictureIn(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'made.png');
  const picture = await photograph({ seed: 2, width: 416, height: 608, type: 'png' });
  await writeFile(path, intoPng(picture, textChunk('parameters', infotext)));
  return path;
}

/** Drags files from the desktop over the frames and lets go, as the browser itself sees it. */
export async function dropFiles(page: Page, ...paths: readonly string[]): Promise<void> {
  const words = paths.length > 1 ? 'Drop to import' : 'Drop to read what made it, or to import it';
  await drop(page, { x: 400, y: 300 }, words, paths);
}

/** The same over the panel in which a request is made. */
export async function dropOnPrompt(page: Page, ...paths: readonly string[]): Promise<void> {
  await drop(page, { x: 120, y: 300 }, 'Drop to read what made it', paths);
}

async function drop(
  page: Page,
  place: { readonly x: number; readonly y: number },
  words: string,
  paths: readonly string[],
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const at = { ...place, data };
  await session.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at });
  await expect(page.getByText(words, { exact: true })).toBeVisible();
  await session.send('Input.dispatchDragEvent', { type: 'dragOver', ...at });
  await session.send('Input.dispatchDragEvent', { type: 'drop', ...at });
  await session.detach();
}
