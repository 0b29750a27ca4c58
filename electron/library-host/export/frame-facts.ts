/** What a plan has to know of frames, from the index and from the sizes of their files. */
import { stat } from 'node:fs/promises';
import { batchName } from '../../../shared/export/batch-name.ts';
import type { FrameToExport } from '../../../shared/export/plan.ts';
import type { FrameRow, ImageType } from '../../../shared/frame/record.ts';
import { timeOfId } from '../../../shared/ids.ts';
import type { BatchId, FrameId } from '../../../shared/ids.ts';
import type { LibraryLayout } from '../../files/library-layout.ts';
import type { FrameIndex } from '../index/frame-index.ts';
import type { RequestIndex } from '../index/request-index.ts';

/** Frames looked up before others get a turn: about 5 ms. */
const atOnce = 500;

/** In the order given, each once; those that are not in the library are left out. */
export async function gatherFrames(
  tools: { readonly layout: LibraryLayout; readonly index: FrameIndex; readonly requests: RequestIndex },
  frames: readonly FrameId[],
): Promise<readonly FrameToExport[]> {
  const wanted = [...new Set(frames)];
  const nameOf = batchNames(tools.requests);
  const gathered: FrameToExport[] = [];
  for (let at = 0; at < wanted.length; at += atOnce) {
    const some = wanted.slice(at, at + atOnce);
    const rows = new Map(tools.index.rowsOf(some).map((row) => [row.id, row]));
    const found = some.flatMap((id) => {
      const [row, known] = [rows.get(id), tools.index.frame(id)];
      return row && known ? [{ row, type: known.type }] : [];
    });
    gathered.push(
      ...(await Promise.all(
        found.map(async ({ row, type }) =>
          frameToExport(row, type, nameOf(row.batchId), await sizeOf(tools.layout.image(row.id, type))),
        ),
      )),
    );
  }
  return gathered;
}

/** What batches are called, each looked up once. */
export function batchNames(requests: RequestIndex): (batch: BatchId) => string {
  const names = new Map<BatchId, string>();
  return (batch) => {
    const known = names.get(batch);
    if (known !== undefined) return known;
    const { date, time } = localTime(timeOfId(batch));
    const name = batchName(date, time, requests.entry(batch)?.request.prompt ?? '');
    names.set(batch, name);
    return name;
  };
}

function frameToExport(row: FrameRow, type: ImageType, batch: string, bytes: number): FrameToExport {
  return {
    frame: row.id,
    type,
    bytes,
    flag: row.flag,
    facts: {
      id: row.id,
      ...localTime(row.createdAt),
      batch,
      row: row.row + 1,
      column: row.column + 1,
      seed: row.seed,
      model: row.model,
      width: row.width,
      height: row.height,
      rating: row.rating,
      label: row.label,
      prompt: row.prompt,
    },
  };
}

/** By the photographer's clock, as `NameFacts` has them. `milliseconds` since the epoch. */
export function localTime(milliseconds: number): { readonly date: string; readonly time: string } {
  const at = new Date(milliseconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    date: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`,
  };
}

async function sizeOf(path: string): Promise<number> {
  return await stat(path).then(
    ({ size }) => size,
    // A plan is no place to fail: exporting this one will say that it is gone.
    () => 0,
  );
}
