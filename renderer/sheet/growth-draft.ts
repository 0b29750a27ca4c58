/** What is being added to a sheet, as typed, and what it amounts to. Pure. */
import { mostJobs } from '../../shared/request.ts';
import type { SeedListProblem } from '../../shared/seed/seed-list.ts';
import { parseSeedList } from '../../shared/seed/seed-list.ts';
import type { GrowingSheet, GrowthProblem, SheetGrowth } from '../../shared/sheet/growth.ts';
import { planGrowth } from '../../shared/sheet/growth.ts';
import type { BatchSheet } from '../../shared/sheet/sheet.ts';
import type { SheetModel } from './sheet-model.ts';
import { allCells } from './sheet-model.ts';

export type GrowthKind = 'row' | 'columns';

export interface GrowthDraft {
  readonly kind: GrowthKind;
  /** The new row's whole prompt. */
  readonly prompt: string;
  readonly seeds: 'new' | 'list';
  readonly count: number;
  readonly listText: string;
}

export type DraftFault =
  | { readonly kind: 'growth'; readonly problem: GrowthProblem }
  | { readonly kind: 'seed-list'; readonly problem: SeedListProblem };

export interface PlannedGrowth {
  /** Null while something is wrong with it. */
  readonly growth: SheetGrowth | null;
  readonly faults: readonly DraftFault[];
  readonly calls: number;
  readonly frames: number;
}

export function plannedGrowth(
  draft: GrowthDraft,
  sheet: BatchSheet,
  model: SheetModel,
  takesSeed: boolean,
): PlannedGrowth {
  const growing: GrowingSheet = {
    variants: sheet.variants,
    columns: sheet.columns,
    jobs: allCells(model).map(({ job: { row, column } }) => ({ row, column })),
  };
  const variants = draft.kind === 'row' ? [draft.prompt] : [];
  const seeds = seedsOf(draft);
  if ('problems' in seeds)
    return {
      growth: null,
      faults: seeds.problems.map((problem) => ({ kind: 'seed-list', problem })),
      calls: 0,
      frames: 0,
    };
  const plan = planGrowth(
    growing,
    { variants, seeds },
    {
      takesSeed,
      imagesPerCall: sheet.request.imagesPerCall,
    },
  );
  const calls = plan.missing.length;
  return {
    growth: plan.problems.length > 0 ? null : { batch: sheet.batch, variants, seeds, calls },
    faults: plan.problems.map((problem) => ({ kind: 'growth', problem })),
    calls,
    frames: plan.frames,
  };
}

function seedsOf(
  draft: GrowthDraft,
): SheetGrowth['seeds'] | { readonly problems: readonly SeedListProblem[] } {
  if (draft.kind === 'row') return { kind: 'new', count: 0 };
  if (draft.seeds === 'new') return { kind: 'new', count: draft.count };
  const list = parseSeedList(draft.listText, mostJobs);
  return list.ok ? { kind: 'list', seeds: [...list.seeds] } : { problems: list.problems };
}
