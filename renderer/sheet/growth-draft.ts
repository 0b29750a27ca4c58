/** What is being added to a sheet, as typed, and what it amounts to. Pure. */
import type { Expansion, PromptProblem } from '../../shared/prompt/expand.ts';
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
  /** The new rows' prompt, in the prompt language: each variant of it is a row. */
  readonly prompt: string;
  readonly seeds: 'new' | 'list';
  readonly count: number;
  readonly listText: string;
}

export type DraftFault =
  | { readonly kind: 'growth'; readonly problem: GrowthProblem }
  | { readonly kind: 'prompt'; readonly problem: PromptProblem }
  | { readonly kind: 'seed-list'; readonly problem: SeedListProblem };

export interface PlannedGrowth {
  /** Null while something is wrong with it. */
  readonly growth: SheetGrowth | null;
  readonly faults: readonly DraftFault[];
  readonly calls: number;
  readonly frames: number;
  /** New rows. */
  readonly rows: number;
  /** Variants that are on the sheet already, and are not made again. */
  readonly known: number;
}

/** `expansion`: what the draft's prompt comes to. */
export function plannedGrowth(
  draft: GrowthDraft,
  expansion: Expansion,
  sheet: BatchSheet,
  model: SheetModel,
  takesSeed: boolean,
): PlannedGrowth {
  const growing: GrowingSheet = {
    variants: sheet.variants,
    columns: sheet.columns,
    jobs: allCells(model).map(({ job: { row, column } }) => ({ row, column })),
  };
  const written = draft.kind === 'row' ? expansion.variants : [];
  const missing = written.filter((variant) => !sheet.variants.includes(variant));
  // With none of them new, the plan says that they are there.
  const variants = missing.length > 0 ? missing : written;
  const known = written.length - missing.length;
  if (draft.kind === 'row' && expansion.problems.length > 0)
    return faulty(expansion.problems.map((problem) => ({ kind: 'prompt', problem })));
  const seeds = seedsOf(draft);
  if ('problems' in seeds) return faulty(seeds.problems.map((problem) => ({ kind: 'seed-list', problem })));
  const plan = planGrowth(
    growing,
    { variants: [...variants], seeds },
    {
      takesSeed,
      imagesPerCall: sheet.request.imagesPerCall,
    },
  );
  const calls = plan.missing.length;
  return {
    growth: plan.problems.length > 0 ? null : { batch: sheet.batch, variants: [...variants], seeds, calls },
    faults: plan.problems.map((problem) => ({ kind: 'growth', problem })),
    calls,
    frames: plan.frames,
    rows: variants.length,
    known,
  };
}

function faulty(faults: readonly DraftFault[]): PlannedGrowth {
  return { growth: null, faults, calls: 0, frames: 0, rows: 0, known: 0 };
}

function seedsOf(
  draft: GrowthDraft,
): SheetGrowth['seeds'] | { readonly problems: readonly SeedListProblem[] } {
  if (draft.kind === 'row') return { kind: 'new', count: 0 };
  if (draft.seeds === 'new') return { kind: 'new', count: draft.count };
  const list = parseSeedList(draft.listText, mostJobs);
  return list.ok ? { kind: 'list', seeds: [...list.seeds] } : { problems: list.problems };
}
