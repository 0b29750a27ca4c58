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

/** Drags files from the desktop over the window and lets go, as the browser itself sees it. */
export async function dropFiles(page: Page, ...paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const at = { x: 400, y: 300, data };
  await session.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at });
  await expect(page.getByText('Drop to read what made it')).toBeVisible();
  await session.send('Input.dispatchDragEvent', { type: 'dragOver', ...at });
  await session.send('Input.dispatchDragEvent', { type: 'drop', ...at });
  await session.detach();
}
