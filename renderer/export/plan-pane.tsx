/** What will be written, before it is: where to, how much, under which names, and what becomes of names that are taken. */
import { FolderOpen, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ExportPlan } from '../../shared/export/run.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { wordsOf } from '../i18n/failures.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Row } from '../ui/row.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { parseTemplate } from '../../shared/export/template.ts';
import type { ExportState, ExportStore, Planning } from './export-store.ts';
import { destination } from './export-store.ts';
import { PlanList } from './plan-list.tsx';
import styles from './plan-pane.module.css';

interface Props {
  readonly store: ExportStore;
  readonly frames: FramesStore;
}

const words = say.exporting;

export function PlanPane({ store, frames }: Props) {
  const state = useStore(store);
  const folder = destination(state);
  const plan = planOf(state.planning);
  return (
    <section className={styles.pane} aria-label={words.plan.region}>
      <div className={styles.head}>
        <div className={styles.destination}>
          <FolderOpen size={16} aria-hidden />
          <span
            className={styles.folder}
            data-none={folder === null || undefined}
            data-testid="export-destination"
          >
            {folder ?? words.destination.none}
          </span>
          <Button
            aria-label={words.destination.choose}
            onClick={() => void state.destinationAsked()}
            data-testid="choose-export-folder"
          >
            {folder === null ? words.destination.choose : words.destination.change}
          </Button>
        </div>
        <Row label={words.plan.collisionsShort}>
          <Segmented
            label={words.plan.collisions}
            value={state.draft.naming.collisions}
            segments={(['number', 'skip', 'replace'] as const).map((value) => ({
              value,
              label: words.plan.collision[value],
            }))}
            onChange={(collisions) => state.edited({ naming: { ...state.draft.naming, collisions } })}
          />
        </Row>
      </div>
      {plan ? (
        <>
          <PlanList
            key={plan.id}
            plan={plan}
            numbers={state.toExport.numbers}
            frames={frames}
            isStale={state.planning.phase === 'working'}
          />
          <Sum plan={plan} />
        </>
      ) : (
        <Note state={state} />
      )}
    </section>
  );
}

/** The plan in sight: while the next is made, the last. */
export function planOf(planning: Planning): ExportPlan | null {
  switch (planning.phase) {
    case 'ready':
      return planning.plan;
    case 'working':
      return planning.last;
    case 'none':
    case 'failed':
      return null;
  }
}

function Note({ state }: { readonly state: ExportState }) {
  const { planning, draft } = state;
  if (planning.phase === 'failed') {
    const { title, meaning } = wordsOf(planning.error);
    return (
      <div className={styles.note} role="alert">
        <p className={styles.fault}>{title}</p>
        <p>{meaning}</p>
      </div>
    );
  }
  return (
    <p className={styles.note}>
      {planning.phase === 'working'
        ? words.plan.working
        : parseTemplate(draft.naming.template).ok
          ? words.plan.waiting
          : words.plan.fix}
    </p>
  );
}

function Sum({ plan }: { readonly plan: ExportPlan }) {
  const isTooLarge = plan.freeBytes !== null && plan.bytes > plan.freeBytes;
  return (
    <div className={styles.sum} role="status" data-testid="plan-sum">
      <p>
        <strong>{words.plan.sum(plan.writes, plan.bytes)}</strong>
        {plan.zip !== null && ` ${words.plan.zip(plan.zip)}`}
        {plan.contactSheet !== null && ` ${words.plan.sheet(plan.contactSheet)}`}
        {plan.freeBytes !== null && ` · ${words.plan.free(plan.freeBytes)}`}
      </p>
      {isTooLarge && <Warning>{words.plan.tooLarge}</Warning>}
      {plan.replaces > 0 && <Warning>{words.plan.replaces(plan.replaces)}</Warning>}
      {plan.skips > 0 && <p>{words.plan.skips(plan.skips)}</p>}
      {plan.numbered > 0 && <p>{words.plan.numbered(plan.numbered)}</p>}
      {plan.unnamed > 0 && <p>{words.plan.unnamed(plan.unnamed)}</p>}
      {plan.missing > 0 && <Warning>{words.plan.missing(plan.missing)}</Warning>}
    </div>
  );
}

function Warning({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.warning}>
      <TriangleAlert size={14} aria-hidden />
      {children}
    </p>
  );
}
