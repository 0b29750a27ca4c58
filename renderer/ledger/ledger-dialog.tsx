/** The ledger: cost by day, and by model what was asked, what came, and what it cost. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Rates } from '../../shared/money/rates.ts';
import { useModels } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { barsOf, linesOf } from './figures.ts';
import { LedgerChart } from './ledger-chart.tsx';
import type { Ledger, LedgerState, LedgerStore } from './ledger-store.ts';
import { periods } from './ledger-store.ts';
import { LedgerTable } from './ledger-table.tsx';
import styles from './ledger.module.css';

interface Props {
  readonly store: LedgerStore;
  readonly rates: Rates;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onRates: (rates: Record<string, number>) => void;
}

const words = say.ledger;

export function LedgerDialog({ store, rates, isOpen, onClose, onRates }: Props) {
  return (
    <Dialog title={words.title} description={words.description} isOpen={isOpen} onClose={onClose} isLarge>
      <LedgerView store={store} rates={rates} onRates={onRates} />
    </Dialog>
  );
}

function LedgerView({ store, rates, onRates }: Pick<Props, 'store' | 'rates' | 'onRates'>) {
  const state = useStore(store);
  useEffect(() => store.getState().opened(), [store]);

  function rateChanged(model: string, usd: number | null): void {
    const { [model]: _, ...others } = rates;
    onRates(usd === null ? others : { ...others, [model]: usd });
  }

  return (
    <div className={styles.ledger}>
      <LedgerBar state={state} />
      {state.ledger ? (
        <Figures ledger={state.ledger} state={state} onRate={rateChanged} />
      ) : (
        <p className={styles.reading}>{words.reading}</p>
      )}
    </div>
  );
}

function LedgerBar({ state: { period, day, periodChosen, dayChosen } }: { readonly state: LedgerState }) {
  return (
    <div className={styles.bar}>
      <Segmented
        label={words.period}
        value={period}
        segments={periods.map((value) => ({ value, label: words.periods[value] }))}
        onChange={periodChosen}
        testId="ledger-days"
      />
      <span className={styles.shown} aria-live="polite">
        {day ?? words.whole(Number(period))}
      </span>
      {day !== null && (
        <Button kind="quiet" onClick={() => dayChosen(null)}>
          {words.showAll}
        </Button>
      )}
      <span className={styles.legend} aria-hidden>
        <span className={styles['known-key']} />
        {words.legend.known}
        <span className={styles['estimated-key']} />
        {words.legend.estimated}
      </span>
    </div>
  );
}

function Figures({
  ledger,
  state,
  onRate,
}: {
  readonly ledger: Ledger;
  readonly state: LedgerState;
  readonly onRate: (model: string, usd: number | null) => void;
}) {
  const models = useModels();
  return (
    <>
      <LedgerChart bars={barsOf(ledger)} chosen={state.day} onChoose={state.dayChosen} />
      {ledger.rows.length === 0 && <p className={styles.reading}>{words.nothing}</p>}
      <div className={styles.scroll}>
        <LedgerTable lines={linesOf(ledger, state.day, models)} onRate={onRate} />
      </div>
      <p className={styles.hint}>{words.rateHint}</p>
    </>
  );
}
