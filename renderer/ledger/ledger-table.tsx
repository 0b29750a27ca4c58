/** The ledger by model, and the rate each is reckoned with. */
import { useState } from 'react';
import type { LedgerFigures } from '../../shared/money/ledger.ts';
import { dollars, whole } from '../i18n/numbers.ts';
import { say } from '../i18n/say.ts';
import { TextField } from '../ui/text-field.tsx';
import type { ModelLine } from './figures.ts';
import { parseRate, totalOf } from './figures.ts';
import styles from './ledger.module.css';

interface Props {
  readonly lines: readonly ModelLine[];
  /** Null: the user's rate is taken back. */
  readonly onRate: (model: string, usd: number | null) => void;
}

const words = say.ledger;
const counts = ['calls', 'frames', 'refused', 'failed', 'unknown'] as const;

export function LedgerTable({ lines, onRate }: Props) {
  const total = totalOf(lines);
  return (
    <table className={styles.table} aria-label={words.table}>
      <thead>
        <tr>
          <th scope="col">{words.columns.model}</th>
          <th scope="col">{words.columns.calls}</th>
          <th scope="col">{words.columns.frames}</th>
          <th scope="col">{words.columns.known}</th>
          <th scope="col">{words.columns.estimated}</th>
          <th scope="col">{words.columns.refused}</th>
          <th scope="col">{words.columns.failed}</th>
          <th scope="col">{words.columns.unknown}</th>
          <th scope="col" className={styles.rate}>
            {words.columns.rate}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.model} data-unused={line.figures.calls === 0 || undefined}>
            <th scope="row" title={line.model}>
              {line.name}
            </th>
            <Figures figures={line.figures} />
            <td className={styles.rate}>
              <Rate key={`${line.rate ?? ''} ${line.source}`} line={line} onRate={onRate} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total}</th>
          <Figures figures={total} />
          <td className={styles.rate} />
        </tr>
      </tfoot>
    </table>
  );
}

function Figures({ figures }: { readonly figures: LedgerFigures }) {
  const [calls, frames, ...troubles] = counts.map((name) => (
    <td key={name} data-loss={name === 'unknown' && figures.unknown > 0 ? true : undefined}>
      {figures[name] === 0 ? words.none : whole(figures[name])}
    </td>
  ));
  return (
    <>
      {calls}
      {frames}
      <td>{figures.knownUsd === 0 ? words.none : dollars(figures.knownUsd)}</td>
      <td title={figures.unpriced > 0 ? words.unpriced(figures.unpriced) : undefined}>
        {estimateOf(figures)}
      </td>
      {troubles}
    </>
  );
}

function estimateOf({ estimatedUsd, unpriced }: LedgerFigures): string {
  const usd = estimatedUsd === 0 ? '' : dollars(estimatedUsd);
  if (unpriced === 0) return usd === '' ? words.none : usd;
  return usd === '' ? words.sources.unknown : `${usd} +?`;
}

/** Changes when it is left or Enter is pressed; empty takes what is observed or quoted. */
function Rate({ line, onRate }: { readonly line: ModelLine } & Pick<Props, 'onRate'>) {
  const own = line.source === 'own' && line.rate !== null ? String(line.rate) : '';
  const [text, setText] = useState(own);
  const parsed = parseRate(text);

  function commit(): void {
    if (parsed !== 'faulty' && text !== own) onRate(line.model, parsed);
  }

  return (
    <span className={styles['rate-cell']}>
      <TextField
        label={words.rateOf(line.name)}
        value={text}
        isNumeric
        isInvalid={parsed === 'faulty'}
        title={parsed === 'faulty' ? words.rateInvalid : undefined}
        inputMode="decimal"
        placeholder={line.rate === null ? '' : dollars(line.rate)}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
      <span className={styles.source}>{words.sources[line.source]}</span>
    </span>
  );
}
