/** The line under a survey: how many are left, and what can be done with the active one. */
import { CircleMinus, Maximize2 } from 'lucide-react';
import { useRunCommand } from '../app-context.tsx';
import { DiffersSwitch } from '../frames/differs-switch.tsx';
import type { DiffersFold } from '../frames/use-differs-fold.ts';
import { say } from '../i18n/say.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import type { Members } from './members.ts';
import { mostShown } from './members.ts';
import styles from './survey.module.css';

interface Props {
  readonly members: Members;
  readonly fold: DiffersFold;
  readonly onOpen: () => void;
}

export function SurveyBar({ members: { numbers, first }, fold, onOpen }: Props) {
  const run = useRunCommand();
  const words = say.survey;
  const isLast = numbers.length === 1;
  return (
    <div className={styles.bar}>
      <IconButton
        label={words.drop}
        tooltip={words.dropTip}
        command="survey.drop"
        icon={<CircleMinus size={16} aria-hidden />}
        disabled={isLast}
        onClick={() => run('survey.drop')}
      />
      {isLast ? (
        <>
          <span>{words.oneStands}</span>
          <Button kind="quiet" icon={<Maximize2 size={16} aria-hidden />} onClick={onOpen}>
            {words.openLoupe}
          </Button>
        </>
      ) : (
        <Count count={numbers.length} first={first} />
      )}
      <span className={styles.spring} />
      {!isLast && <DiffersSwitch {...fold} />}
    </div>
  );
}

function Count({ count, first }: { readonly count: number; readonly first: number }) {
  const words = say.survey;
  if (count <= mostShown) return <span>{words.counted(count)}</span>;
  return (
    <Tooltip text={words.someOfTip}>
      <span tabIndex={0}>{words.someOf(first + 1, first + mostShown, count)}</span>
    </Tooltip>
  );
}
