/** What can be set in the way of comparing that is chosen, and the choice of the way itself. */
import {
  Blend,
  Columns2,
  Flame,
  Pause,
  Play,
  Rows2,
  SquareSplitHorizontal,
  SquaresSubtract,
  Timer,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { assertNever } from '../../shared/assert-never.ts';
import { useRunCommand } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { IconButton } from '../ui/button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { SizeSlider } from '../ui/size-slider.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { GainChoice } from '../viewer/gain-choice.tsx';
import styles from './compare.module.css';
import type { Laying, Mode } from './mode.ts';
import { blinkRange, modes } from './mode.ts';

interface Props {
  readonly laying: Laying;
  readonly onLaying: (change: Partial<Laying>) => void;
  /** By itself. */
  readonly isBlinking: boolean;
}

const icons: Readonly<Record<Mode, LucideIcon>> = {
  columns: Columns2,
  rows: Rows2,
  split: SquareSplitHorizontal,
  overlay: Blend,
  blink: Timer,
  difference: SquaresSubtract,
};

export function ModeChoice({ mode, onMode }: { readonly mode: Mode; readonly onMode: (mode: Mode) => void }) {
  const words = say.compare;
  return (
    <Segmented
      label={words.mode}
      value={mode}
      segments={modes.map((value) => ({ value, label: words.modes[value], face: <ModeFace mode={value} /> }))}
      onChange={onMode}
    />
  );
}

/** Words where there is room for them. */
function ModeFace({ mode }: { readonly mode: Mode }) {
  const Icon = icons[mode];
  const name = say.compare.modes[mode];
  return (
    <Tooltip text={name} command={mode === 'difference' ? 'compare.difference' : 'compare.mode'}>
      <span className={styles.face}>
        <Icon size={16} aria-hidden />
        <span className={styles.word}>{name}</span>
      </span>
    </Tooltip>
  );
}

export function ModeSettings({ laying, onLaying, isBlinking }: Props) {
  const words = say.compare;
  switch (laying.mode) {
    case 'columns':
    case 'rows':
      return null;
    case 'split':
      return <Share label={words.split} value={laying.edge} onChange={(edge) => onLaying({ edge })} />;
    case 'overlay':
      return (
        <Share label={words.opacity} value={laying.opacity} onChange={(opacity) => onLaying({ opacity })} />
      );
    case 'blink':
      return <BlinkSettings laying={laying} onLaying={onLaying} isBlinking={isBlinking} />;
    case 'difference':
      return <DifferenceSettings laying={laying} onLaying={onLaying} />;
    default:
      return assertNever(laying.mode);
  }
}

function BlinkSettings({ laying, onLaying, isBlinking }: Props) {
  const run = useRunCommand();
  const words = say.compare.blink;
  const Icon = isBlinking ? Pause : Play;
  return (
    <>
      <IconButton
        label={words.byItself}
        command="compare.blink-by-itself"
        icon={<Icon size={16} aria-hidden />}
        isPressed={isBlinking}
        onClick={() => run('compare.blink-by-itself')}
      />
      <SizeSlider
        label={words.seconds}
        tooltip={words.seconds}
        value={laying.blinkSeconds}
        {...blinkRange}
        onChange={(blinkSeconds) => onLaying({ blinkSeconds })}
      />
      <span className={styles.value}>{words.secondsOf(laying.blinkSeconds)}</span>
    </>
  );
}

function DifferenceSettings({ laying, onLaying }: Omit<Props, 'isBlinking'>) {
  const run = useRunCommand();
  const words = say.compare.difference;
  const { look } = laying;
  return (
    <>
      <GainChoice
        label={words.gain}
        gain={look.gain}
        onGain={(gain) => onLaying({ look: { ...look, gain } })}
      />
      <IconButton
        label={words.heat}
        command="compare.heat"
        icon={<Flame size={16} aria-hidden />}
        isPressed={look.tone === 'heat'}
        onClick={() => run('compare.heat')}
      />
    </>
  );
}

interface ShareProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Share({ label, value, onChange }: ShareProps) {
  return (
    <SizeSlider
      label={label}
      tooltip={label}
      value={value}
      smallest={0}
      largest={100}
      step={1}
      onChange={onChange}
    />
  );
}
