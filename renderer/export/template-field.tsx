/** The naming template: typed with its tokens offered, its faults where they are, and what it comes to. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { parseTemplate, tokenNames } from '../../shared/export/template.ts';
import { createTemplateView } from '../editor/template-view.ts';
import type { TemplateView } from '../editor/template-view.ts';
import editorStyles from '../editor/editor.module.css';
import { say } from '../i18n/say.ts';
import { classes } from '../ui/classes.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import { useEscape } from './use-escape.ts';
import styles from './template-field.module.css';

interface Props {
  readonly template: string;
  /** Names of the first frames, while the template has no fault. */
  readonly example: readonly string[];
  readonly onType: (template: string) => void;
}

const words = say.exporting.template;
/** One mistake, not fifty: the rest is underlined. */
const shownProblems = 2;

export function TemplateField({ template, example, onType }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<TemplateView>(null);
  const reading = parseTemplate(template);
  const problems = reading.ok ? none : reading.problems;

  useEscape(() => view.current?.offersClosed() === true);
  const typed = useEffectEvent(onType);
  const open = useEffectEvent((parent: HTMLElement) =>
    createTemplateView({
      parent,
      template,
      attributes: attributesOf(problems.length > 0),
      onType: (after) => typed(after),
    }),
  );
  useEffect(() => {
    if (!host.current) return;
    const opened = open(host.current);
    view.current = opened;
    return () => {
      view.current = null;
      opened.destroy();
    };
  }, []);
  const marked = useEffectEvent(() => {
    view.current?.templateSet(template);
    view.current?.problemsFound(problems);
    view.current?.attributesChanged(attributesOf(problems.length > 0));
  });
  useEffect(() => marked(), [template]);

  return (
    <div className={styles.field}>
      <div
        ref={host}
        className={classes(editorStyles.editor, styles.editor)}
        data-invalid={problems.length > 0 || undefined}
      />
      <ul className={styles.tokens} aria-label={words.offered}>
        {tokenNames.map((name) => (
          <li key={name}>
            <Tooltip text={words.tokens[name]}>
              <button
                type="button"
                className={styles.token}
                aria-label={words.insert(name)}
                // The caret stays where the token is to come.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => view.current?.insert(`{${name}}`)}
              >
                {name}
              </button>
            </Tooltip>
          </li>
        ))}
      </ul>
      <div id={outcomeId} className={styles.outcome} aria-live="polite">
        {problems.slice(0, shownProblems).map((problem) => (
          <button
            key={`${problem.reason} ${problem.from}`}
            type="button"
            className={styles.problem}
            onClick={() => view.current?.show(problem.from, problem.to)}
          >
            {words.problems[problem.reason]}
          </button>
        ))}
        {problems.length === 0 && example.length > 0 && (
          <ol className={styles.example} aria-label={words.example} data-testid="example-names">
            {example.map((name, at) => (
              // Two may have one name until the plan numbers them.
              <li key={at} title={name}>
                {name}
              </li>
            ))}
          </ol>
        )}
      </div>
    </div>
  );
}

const none: readonly never[] = [];
const outcomeId = 'template-outcome';

function attributesOf(isInvalid: boolean): Readonly<Record<string, string>> {
  return {
    'aria-label': words.label,
    'aria-describedby': outcomeId,
    'data-testid': 'file-name-template',
    tabindex: '0',
    spellcheck: 'false',
    autocapitalize: 'off',
    ...(isInvalid && { 'aria-invalid': 'true' }),
  };
}
