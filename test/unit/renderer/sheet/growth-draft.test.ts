/** What is typed for a new row, and what it comes to before it is sent. */
import { describe, expect, it } from 'vitest';
import type { GrowthDraft, PlannedGrowth } from '../../../../renderer/sheet/growth-draft.ts';
import { plannedGrowth } from '../../../../renderer/sheet/growth-draft.ts';
import { sheetModel } from '../../../../renderer/sheet/sheet-model.ts';
import { escapePrompt } from '../../../../shared/prompt/tokens.ts';
import { expandRequest, mostJobs } from '../../../../shared/request.ts';
import type { BatchSheet } from '../../../../shared/sheet/sheet.ts';
import { batchId, job } from '../support.ts';

const columns = [0, 1].map((n) => ({ seed: 40 + n, n: 1 }));
const sheetOf = (...variants: string[]): BatchSheet =>
  ({
    batch: batchId(1),
    createdAt: 0,
    request: { imagesPerCall: 1 },
    variants,
    columns,
  }) as unknown as BatchSheet;
const lists = new Map([['light', ['dawn', 'dusk', 'noon']]]);

/** A sheet of one row and two seeds, both made, and a new row's prompt. */
function planned(prompt: string, variant = 'a vase'): PlannedGrowth {
  const draft: GrowthDraft = { kind: 'row', prompt, seeds: 'new', count: 1, listText: '' };
  const model = sheetModel(1, columns, [job(0), job(1)]);
  return plannedGrowth(draft, expandRequest(prompt, lists), sheetOf(variant), model, true);
}

describe('a new row in the prompt language', () => {
  it('is a row for each variant, counted with its calls (catches braces that are sent and paid for as words)', () => {
    const { growth, rows, calls, frames } = planned('a {jug|vase|{bowl|cup}} at __light__');
    expect(growth?.variants).toHaveLength(12);
    expect(growth?.variants).toContain('a cup at dusk');
    expect({ rows, calls, frames }).toEqual({ rows: 12, calls: 24, frames: 24 });
  });

  it('adds only what is missing, and says that it is there when nothing is', () => {
    expect(planned('a {vase|jug}')).toMatchObject({ growth: { variants: ['a jug'] }, rows: 1, known: 1 });
    expect(planned('a {vase|vase}')).toMatchObject({
      growth: null,
      faults: [{ kind: 'growth', problem: 'variant-is-there' }],
    });
  });

  it('names what cannot be read in it, and what is too much (catches a fault that is found only in main)', () => {
    const faults = (prompt: string) =>
      planned(prompt).faults.map((fault) => (fault.kind === 'prompt' ? fault.problem.reason : fault.problem));
    expect(faults('a {jug|bowl')).toEqual(['unclosed-brace']);
    expect(faults('a __lens__')).toEqual(['list-missing']);
    expect(faults('')).toContain('empty-prompt');
    const digits = '{0|1|2|3|4|5|6|7|8|9}';
    expect(faults(`${digits}${digits}${digits}`)).toEqual(['too-many-variants']);
    // One over what the sheet holds with the row that is there: 100 rows of two calls.
    expect(faults(`${digits}${digits}`)).toEqual(['too-many-jobs']);
    expect(mostJobs).toBe(200);
  });

  it('begins with a row whose braces are words, and leaves them words', () => {
    const odd = 'a {jug|bowl} of __light__';
    expect(planned(escapePrompt(`${odd}, again`), odd).growth?.variants).toEqual([`${odd}, again`]);
  });
});
