/**
 * Frames of one batch with the very same bytes, as SQL over the table of frames: both calls were made, so both frames are kept, and
 * the later one, as one reads the sheet, is flagged. Elsewhere in the library the same bytes are no news: a picture may be imported.
 */
const placeOf = (table: string): string =>
  `${table}.sheet_row, ${table}.sheet_column, ${table}.image, ${table}.no`;

/** `+`: by the hash, which few share, not by the batch. */
const shares = (table: string): string =>
  `${table}.sha256 = frames.sha256 AND +${table}.batch = frames.batch AND ${table}.no <> frames.no`;

/** The first of a frame's twins, as JSON of the row's `twin`; NULL for a frame without. */
export const twinSql = `(SELECT json_object('no', twin.no, 'row', twin.sheet_row, 'column', twin.sheet_column,
    'image', twin.image, 'seed', twin.seed)
  FROM frames AS twin WHERE ${shares('twin')} ORDER BY ${placeOf('twin')} LIMIT 1)`;

/** Which hashes are there twice is read once, from one index from end to end: a look for each frame would take ten times as long. */
export const isLaterTwinSql = `frames.sha256 IN (SELECT sha256 FROM frames GROUP BY sha256 HAVING count(*) > 1)
  AND EXISTS (SELECT 1 FROM frames AS twin
    WHERE ${shares('twin')} AND (${placeOf('twin')}) < (${placeOf('frames')}))`;
