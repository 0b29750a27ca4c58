/** Decodes a picture whole and makes its 320 px thumbnail in the same pass: the least that verifying means. */
import { createRequire } from 'node:module';

const sharp = createRequire(import.meta.url)('@janhapke/sharp-electron');
sharp.concurrency(1);

process.parentPort.on('message', async ({ data }) => {
  const thumbnail = await sharp(Buffer.from(data), { failOn: 'error' })
    .resize(320, 320, { fit: 'inside' })
    .jpeg({ quality: 82 })
    .toBuffer();
  process.parentPort.postMessage(thumbnail);
});
