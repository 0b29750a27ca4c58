/** Cost by day, as bars: what the gateway said below, what is estimated above it. One of them can be chosen. */
import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { dollars } from '../i18n/numbers.ts';
import { say } from '../i18n/say.ts';
import type { DayBar } from './figures.ts';
import { topOf } from './figures.ts';
import styles from './ledger.module.css';

interface Props {
  readonly bars: readonly DayBar[];
  readonly chosen: string | null;
  readonly onChoose: (day: string | null) => void;
}

/** Units of the drawing: one day is this wide, the chart this high. */
const step = 10;
const height = 100;
/** Days between the dates under the axis. */
const dated: Readonly<Record<number, number>> = { 7: 1, 30: 7, 90: 14 };

export function LedgerChart({ bars, chosen, onChoose }: Props) {
  const top = topOf(bars);
  const every = dated[bars.length] ?? 7;
  return (
    <figure className={styles.chart} aria-label={say.ledger.chart}>
      <div className={styles.scale} aria-hidden>
        <span>{dollars(top)}</span>
        <span>{dollars(top / 2)}</span>
        <span>{dollars(0)}</span>
      </div>
      <div className={styles.plot}>
        <svg viewBox={`0 0 ${bars.length * step} ${height}`} preserveAspectRatio="none" aria-hidden>
          {[0, height / 2, height].map((y) => (
            <line key={y} className={styles.rule} x1={0} x2={bars.length * step} y1={y} y2={y} />
          ))}
          {bars.map(({ day, figures: { knownUsd, estimatedUsd } }, index) => (
            <g key={day} data-chosen={day === chosen || undefined} data-dim={isDim(day, chosen)}>
              <Bar at={index} from={0} usd={knownUsd} top={top} kind="known" />
              <Bar at={index} from={knownUsd} usd={estimatedUsd} top={top} kind="estimated" />
            </g>
          ))}
        </svg>
        <Days bars={bars} chosen={chosen} onChoose={onChoose} />
      </div>
      <div className={styles.dates} aria-hidden>
        {bars.map(({ day }, index) => (
          <span key={day}>
            {(bars.length - 1 - index) % every === 0 && <span className={styles.date}>{shortDay(day)}</span>}
          </span>
        ))}
      </div>
    </figure>
  );
}

function isDim(day: string, chosen: string | null): true | undefined {
  return chosen !== null && day !== chosen ? true : undefined;
}

interface BarProps {
  readonly at: number;
  /** US dollars below it. */
  readonly from: number;
  readonly usd: number;
  readonly top: number;
  readonly kind: 'known' | 'estimated';
}

function Bar({ at, from, usd, top, kind }: BarProps) {
  if (usd <= 0) return null;
  const tall = (usd / top) * height;
  return (
    <rect
      className={styles[kind]}
      x={at * step + step * 0.15}
      width={step * 0.7}
      y={height - ((from + usd) / top) * height}
      height={tall}
    />
  );
}

const keySteps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, Home: -366, End: 366 };

/** One place in the tab order; arrows go from day to day. */
function Days({ bars, chosen, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    bars.findIndex(({ day }) => day === chosen),
  );
  const entry = chosen === null ? bars.length - 1 : at;

  function walk(event: KeyboardEvent): void {
    const by = keySteps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = Math.min(bars.length - 1, Math.max(0, (chosen === null ? bars.length : at) + by));
    const day = bars[next]?.day;
    if (day === undefined || day === chosen) return;
    onChoose(day);
    list.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
  }

  return (
    <div ref={list} className={styles.days} role="group" aria-label={say.ledger.chart} onKeyDown={walk}>
      {bars.map(({ day, figures }, index) => {
        const words = say.ledger.day(day, figures.knownUsd, figures.estimatedUsd, figures.frames);
        return (
          <button
            key={day}
            type="button"
            className={styles.day}
            tabIndex={index === entry ? 0 : -1}
            aria-label={words}
            aria-pressed={day === chosen}
            title={words}
            onClick={() => onChoose(day)}
          />
        );
      })}
    </div>
  );
}

/** `2026-11-23` as `11-23`. */
function shortDay(day: string): string {
  return day.slice(5);
}
