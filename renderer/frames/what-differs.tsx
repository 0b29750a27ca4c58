/**
 * What differs between the frames in sight: a column for each, a line for each parameter, and of their prompts the
 * words that not all have. Two prompts are laid into each other instead, with marks.
 */
import type { CSSProperties, KeyboardEvent } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { parameterLines } from '../../shared/diff/parameters.ts';
import type { ParameterLine } from '../../shared/diff/parameters.ts';
import type { FrameRow } from '../../shared/frame/record.ts';
import { whatDiffers } from '../../shared/prompt/differs.ts';
import { useModels } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Switch } from '../ui/switch.tsx';
import { WordDiff } from '../ui/word-diff/word-diff.tsx';
import { frameName } from './frame-name.ts';
import type { ParameterName } from './parameters.ts';
import { parametersOfFrame } from './parameters.ts';
import { useRecords } from './use-records.ts';
import styles from './what-differs.module.css';

interface Props {
  readonly rows: readonly FrameRow[];
  /** What a column is called beside its frame's seed, where it has a name. */
  readonly heads?: readonly string[];
  /** The frame that keys act on, by its number. */
  readonly active: number | null;
}

export function WhatDiffers({ rows, heads, active }: Props) {
  const [isAll, setAll] = useState(false);
  const lines = useLines(rows).filter(({ differs }) => isAll || differs);
  const words = say.differs;
  const prompts = rows.map(({ prompt }) => prompt);
  const isSamePrompt = new Set(prompts).size < 2;
  const isSameSeed = new Set(rows.map(({ seed }) => seed)).size < 2;
  if (rows.length < 2) return null;
  return (
    <div className={styles.bar}>
      <div
        className={styles.scroller}
        role="group"
        aria-label={words.title}
        tabIndex={0}
        onKeyDown={keptForScrolling}
      >
        <table className={styles.table} style={{ '--columns': rows.length } as CSSProperties}>
          <thead>
            <tr>
              <th scope="col">{say.parameters.names.seed}</th>
              {rows.map((row, at) => (
                <Head
                  key={row.no}
                  row={row}
                  name={heads?.[at]}
                  isActive={row.no === active}
                  columns={rows.length}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {(isAll || !isSamePrompt) && <PromptLine rows={rows} isSame={isSamePrompt} isWhole={isAll} />}
            {lines.map(({ name, values }) => (
              <tr key={name}>
                <th scope="row">{say.parameters.names[name]}</th>
                {values.map((value, at) => (
                  <td key={at}>{value ?? <span className={styles.unset}>{say.parameters.notSet}</span>}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {isSameSeed && isSamePrompt && lines.length === 0 && <p className={styles.same}>{words.same}</p>}
      </div>
      <span className={styles.all} aria-hidden>
        {words.allShort}
      </span>
      <Switch label={words.all} tooltip={words.allTip} isOn={isAll} onChange={setAll} />
    </div>
  );
}

interface HeadProps {
  readonly row: FrameRow;
  readonly name: string | undefined;
  readonly isActive: boolean;
  /** How many there are: with them its place changes. */
  readonly columns: number;
}

function Head({ row, name, isActive, columns }: HeadProps) {
  const cell = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    // Twelve columns have no room in a small window: the active frame's is among those that are seen.
    if (isActive) cell.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isActive, columns]);
  const seed = row.seed ?? say.frames.noSeed;
  return (
    <th ref={cell} scope="col" title={frameName(row)} data-active={isActive || undefined}>
      {name === undefined ? seed : `${name} · ${seed}`}
    </th>
  );
}

/** All parameters that any of the frames has. The seed is the table's head. */
function useLines(rows: readonly FrameRow[]): readonly ParameterLine<ParameterName>[] {
  const models = useModels();
  const records = useRecords(rows.map(({ id }) => id));
  return useMemo(() => {
    const known = rows.flatMap(({ id }) => records.get(id)?.asked ?? []);
    // Until all are there a difference may be one only because a record is missing.
    if (known.length < rows.length) return [];
    return parameterLines(known.map((asked) => parametersOfFrame(asked, models))).filter(
      ({ name }) => name !== 'seed',
    );
  }, [rows, records, models]);
}

interface PromptLineProps {
  readonly rows: readonly FrameRow[];
  readonly isSame: boolean;
  /** Not cut after a few lines. */
  readonly isWhole: boolean;
}

function PromptLine({ rows, isSame, isWhole }: PromptLineProps) {
  const [left, right] = rows;
  const isPair = rows.length === 2;
  const differs = useMemo(
    () => (isSame || isPair ? [] : whatDiffers(rows.map(({ prompt }) => prompt))),
    [rows, isSame, isPair],
  );
  return (
    <tr>
      <th scope="row">{say.differs.prompt}</th>
      {isSame || isPair ? (
        <td colSpan={rows.length}>
          <WordDiff left={left?.prompt ?? ''} right={right?.prompt ?? ''} />
        </td>
      ) : (
        rows.map(({ no, prompt }, at) => (
          <td key={no} title={prompt}>
            <span className={isWhole ? undefined : styles.cut}>
              {differs[at] === '' ? say.differs.nothingMore : differs[at]}
            </span>
          </td>
        ))
      )}
    </tr>
  );
}

const scrollKeys: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
  'Home',
  'End',
]);

/** The window's arrows go from frame to frame; here they scroll, where there is more than is seen. */
function keptForScrolling(event: KeyboardEvent<HTMLElement>): void {
  const { scrollHeight, clientHeight } = event.currentTarget;
  if (scrollKeys.has(event.key) && scrollHeight > clientHeight) event.stopPropagation();
}
