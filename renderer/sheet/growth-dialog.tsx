/** Asks for a new row or new columns, and says what they will make and cost before anything is sent. */
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { assertNever } from '../../shared/assert-never.ts';
import { toAppError } from '../../shared/errors.ts';
import { findModel } from '../../shared/models/table.ts';
import { estimateCost } from '../../shared/money/estimate.ts';
import type { SpendQuestion } from '../../shared/money/spend.ts';
import { spendQuestionOf } from '../../shared/money/spend.ts';
import type { Lists } from '../../shared/prompt/lists.ts';
import { escapePrompt } from '../../shared/prompt/tokens.ts';
import { expandRequest, mostJobs } from '../../shared/request.ts';
import { useApp, useModels } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { SpendDialog } from '../money/spend-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { Row } from '../ui/row.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { DraftFault, GrowthDraft, GrowthKind, PlannedGrowth } from './growth-draft.ts';
import { plannedGrowth } from './growth-draft.ts';
import type { SheetStore } from './sheet-store.ts';
import styles from './growth-dialog.module.css';

interface Props {
  readonly store: SheetStore;
  readonly kind: GrowthKind;
  /** What `__name__` in a new row's prompt draws from. */
  readonly lists: Lists;
  readonly isPractice: boolean;
  readonly onClose: () => void;
}

/** Mounted while it is open: each time it begins with the row that is active then. */
export function GrowthDialog({ store, kind, lists, isPractice, onClose }: Props) {
  const { bridge, notices } = useApp();
  const models = useModels();
  const { sheet, model, active } = useStore(store);
  const [draft, setDraft] = useState<GrowthDraft>(() => ({
    kind,
    // Sent once as it stood: its braces, if any, are words.
    prompt: escapePrompt(sheet?.variants[active?.row ?? 0] ?? ''),
    seeds: 'new',
    count: 1,
    listText: '',
  }));
  const [isSending, setSending] = useState(false);
  const [spendQuestion, setSpendQuestion] = useState<SpendQuestion | null>(null);
  const expansion = useMemo(() => expandRequest(draft.prompt, lists), [draft.prompt, lists]);
  const words = say.sheet.growth;
  if (!sheet) return null;
  const { request } = sheet;
  const known = findModel(models, request.model);
  const takesSeed = known?.takesSeed ?? true;
  const plan = plannedGrowth(draft, expansion, sheet, model, takesSeed);
  const cost = known ? estimateCost(known, plan.frames, isPractice) : ({ kind: 'unknown' } as const);
  const edit = (change: Partial<GrowthDraft>): void => setDraft({ ...draft, ...change });

  async function add(consented: boolean): Promise<void> {
    if (!plan.growth || isSending) return;
    setSending(true);
    try {
      await bridge.request('batch.extend', { ...plan.growth, consented });
      onClose();
    } catch (thrown) {
      // What was typed stays: it can be sent once more.
      const error = toAppError(thrown);
      const question = spendQuestionOf(error);
      if (question) setSpendQuestion(question);
      else notices.getState().requestFailed(error);
      setSending(false);
    }
  }

  return (
    <Dialog
      title={words.titles[kind]}
      isOpen
      onClose={onClose}
      isWide={kind === 'row'}
      footer={
        <>
          <Button onClick={onClose}>{say.ui.cancel}</Button>
          <Button
            kind="primary"
            aria-label={words.add}
            aria-describedby="growth-figures"
            disabled={!plan.growth || isSending}
            // A double click is one wish: a second would be paid for.
            onClick={({ detail }) => detail < 2 && void add(false)}
          >
            {plan.growth ? say.compose.generateFace(plan.frames, plan.calls, cost) : words.add}
          </Button>
        </>
      }
    >
      {kind === 'row' ? (
        <textarea
          className={styles.prompt}
          aria-label={words.newRow}
          aria-describedby="growth-figures"
          aria-invalid={plan.faults.length > 0 || undefined}
          rows={6}
          // What is there is gone on from.
          onFocus={({ currentTarget }) =>
            currentTarget.setSelectionRange(currentTarget.value.length, currentTarget.value.length)
          }
          value={draft.prompt}
          onChange={(event) => edit({ prompt: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat) void add(false);
          }}
        />
      ) : (
        <SeedsToAdd draft={draft} takesSeed={takesSeed} isInvalid={plan.faults.length > 0} onEdit={edit} />
      )}
      <p className={styles.figures} id="growth-figures" role="status">
        {plan.growth
          ? [rowWords(kind, plan), say.compose.generateDescription(plan.frames, plan.calls, cost)].join('')
          : faultsWords(plan.faults)}
      </p>
      <SpendDialog
        question={spendQuestion}
        onConsent={() => void add(true)}
        onDecline={() => setSpendQuestion(null)}
      />
    </Dialog>
  );
}

interface SeedsProps {
  readonly draft: GrowthDraft;
  readonly takesSeed: boolean;
  readonly isInvalid: boolean;
  readonly onEdit: (change: Partial<GrowthDraft>) => void;
}

function SeedsToAdd({ draft, takesSeed, isInvalid, onEdit }: SeedsProps) {
  const words = say.sheet.growth;
  return (
    <>
      {takesSeed && (
        <Row label={words.seeds}>
          <Segmented
            label={words.seedsToAdd}
            value={draft.seeds}
            segments={(['new', 'list'] as const).map((value) => ({ value, label: words.seedKinds[value] }))}
            onChange={(seeds) => onEdit({ seeds })}
          />
        </Row>
      )}
      {draft.seeds === 'new' || !takesSeed ? (
        <Row label={words.count}>
          <NumberField
            label={takesSeed ? words.newSeeds : words.newColumns}
            value={draft.count}
            smallest={1}
            largest={mostJobs}
            onChange={(count) => onEdit({ count })}
          />
        </Row>
      ) : (
        <Row label={say.compose.seedListShort}>
          <TextField
            label={say.compose.seedList}
            isNumeric
            isInvalid={isInvalid && draft.listText !== ''}
            aria-describedby="growth-figures"
            placeholder={say.compose.seedListPlaceholder}
            value={draft.listText}
            onChange={(event) => onEdit({ listText: event.currentTarget.value })}
          />
        </Row>
      )}
    </>
  );
}

/** Of one new row there is nothing to say that one does not see. */
function rowWords(kind: GrowthKind, { rows, known }: PlannedGrowth): string {
  return kind === 'row' && rows + known > 1 ? `${say.sheet.growth.rows(rows, known)} ` : '';
}

/** A text that is no prompt at all is one mistake, not fifty: the rest is only counted. */
const shownFaults = 3;

function faultsWords(faults: readonly DraftFault[]): string {
  const more = faults.length - shownFaults;
  const shown = faults.slice(0, shownFaults).map(faultWords);
  return [...shown, ...(more > 0 ? [say.compose.moreFaults(more)] : [])].join(' ');
}

function faultWords(fault: DraftFault): string {
  switch (fault.kind) {
    case 'growth':
      return say.sheet.growth.problems[fault.problem];
    case 'prompt':
      return say.prompt.problem(fault.problem);
    case 'seed-list':
      return say.compose.seedListProblem(fault.problem);
    default:
      return assertNever(fault);
  }
}
