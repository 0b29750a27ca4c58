/** The line under a comparison: which two, under one camera or each its own, and how they lie against each other. */
import { ArrowLeftRight, ChevronLeft, ChevronRight, Crown, Link2, Unlink2 } from 'lucide-react';
import { useRunCommand } from '../app-context.tsx';
import { StripPlace } from '../frames/strip-place.tsx';
import type { StripPosition } from '../frames/strip.ts';
import { DiffersSwitch } from '../frames/differs-switch.tsx';
import type { DiffersFold } from '../frames/use-differs-fold.ts';
import { say } from '../i18n/say.ts';
import { IconButton } from '../ui/button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { SizeSlider } from '../ui/size-slider.tsx';
import styles from './compare.module.css';
import type { Mode } from './mode.ts';
import { modes } from './mode.ts';

interface Props {
  readonly strip: StripPosition | null;
  readonly fold: DiffersFold;
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
  readonly isInStep: boolean;
  /** Per cent: where the edge stands, and how much of the right is seen. */
  readonly edge: number;
  readonly onEdge: (edge: number) => void;
  readonly opacity: number;
  readonly onOpacity: (opacity: number) => void;
}

export function CompareBar({ strip, fold, mode, onMode, isInStep, edge, onEdge, opacity, onOpacity }: Props) {
  const run = useRunCommand();
  const words = say.compare;
  const InStep = isInStep ? Link2 : Unlink2;
  return (
    <div className={styles.bar}>
      <IconButton
        label={say.frames.previous}
        command="frame.previous"
        icon={<ChevronLeft size={16} aria-hidden />}
        onClick={() => run('frame.previous')}
      />
      <IconButton
        label={say.frames.next}
        command="frame.next"
        icon={<ChevronRight size={16} aria-hidden />}
        onClick={() => run('frame.next')}
      />
      <IconButton
        label={words.swap}
        command="compare.swap"
        icon={<ArrowLeftRight size={16} aria-hidden />}
        onClick={() => run('compare.swap')}
      />
      <IconButton
        label={words.promote}
        command="compare.promote"
        icon={<Crown size={16} aria-hidden />}
        onClick={() => run('compare.promote')}
      />
      <IconButton
        label={words.inStep}
        command="compare.in-step"
        icon={<InStep size={16} aria-hidden />}
        isPressed={isInStep}
        onClick={() => run('compare.in-step')}
      />
      <DiffersSwitch {...fold} />
      <StripPlace position={strip} />
      <span className={styles.spring} />
      {mode === 'split' && <Share label={words.split} value={edge} onChange={onEdge} />}
      {mode === 'overlay' && <Share label={words.opacity} value={opacity} onChange={onOpacity} />}
      <Segmented
        label={words.mode}
        value={mode}
        segments={modes.map((value) => ({ value, label: words.modes[value] }))}
        onChange={onMode}
      />
    </div>
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
