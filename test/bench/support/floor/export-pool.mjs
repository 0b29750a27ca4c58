/** The floors of exports: a plain sharp pool, and a plain copy with fsync; as many at once as there are cores. */
import { constants } from 'node:fs';
import { copyFile, open, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import sharp from '@janhapke/sharp-electron';

sharp.concurrency(1);
sharp.cache(false);

const [kind, list, destination, from, to] = process.argv.slice(2);
const files = JSON.parse(await readFile(list, 'utf8')).slice(Number(from), Number(to));

async function toJpeg(path) {
  const bytes = await sharp(await readFile(path))
    .withIccProfile('srgb')
    .jpeg({ quality: 88, chromaSubsampling: '4:4:4', progressive: true })
    .toBuffer();
  await writeFile(join(destination, `${basename(path, '.png')}.jpg`), bytes);
}

async function copy(path) {
  const target = join(destination, basename(path));
  await copyFile(path, target, constants.COPYFILE_EXCL);
  const file = await open(target, 'r+');
  await file.sync();
  await file.close();
}

const work = kind === 'jpeg' ? toJpeg : copy;
let next = 0;
const started = performance.now();
await Promise.all(
  Array.from({ length: availableParallelism() + 1 }, async () => {
    while (next < files.length) await work(files[next++]);
  }),
);
process.stdout.write(`${performance.now() - started}\n`);
