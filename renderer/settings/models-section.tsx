/** The user's own file of models: what it changed, and what in it could not be understood. */
import type { ModelFileStatus } from '../../shared/models/model-file.ts';
import { toAppError } from '../../shared/errors.ts';
import { useApp } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Row, Section } from '../ui/row.tsx';
import styles from './settings-dialog.module.css';

/** A torn file has one mistake, not fifty: the rest is only counted. */
const shownProblems = 5;

export function ModelsSection({ status }: { readonly status: ModelFileStatus }) {
  const { bridge, notices } = useApp();
  const words = say.settings.models;
  const more = status.problems.length - shownProblems;

  async function show(): Promise<void> {
    try {
      await bridge.request('models.show-file');
    } catch (thrown) {
      notices.getState().requestFailed(toAppError(thrown));
    }
  }

  return (
    <Section title={say.settings.sections.models}>
      <Row label={words.label} hintId="models-hint" hint={status.state === 'none' ? words.hint : null}>
        <span className={styles.folder} data-testid="model-file-state">
          {words.state(status)}
        </span>
        <Button aria-label={words.show} onClick={() => void show()} data-testid="show-model-file">
          {words.showFace}
        </Button>
      </Row>
      {status.problems.length > 0 && (
        <ul className={styles.problems} aria-label={words.problems} aria-live="polite">
          {status.problems.slice(0, shownProblems).map((problem) => (
            <li key={`${problem.line} ${problem.field} ${problem.reason}`}>{words.problem(problem)}</li>
          ))}
          {more > 0 && <li>{words.more(more)}</li>}
        </ul>
      )}
    </Section>
  );
}
