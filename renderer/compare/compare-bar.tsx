/** The line under a comparison: which two, under one camera or each its own, and how they lie against each other. */
import { ArrowLeftRight, ChevronLeft, ChevronRight, Crown, Link2, Unlink2 } from 'lucide-react';
import { useRunCommand } from '../app-context.tsx';
import { StripPlace } from '../frames/strip-place.tsx';
import type { StripPosition } from '../frames/strip.ts';
import { DiffersSwitch } from '../frames/differs-switch.tsx';
import type { DiffersFold } from '../frames/use-differs-fold.ts';
import { say } from '../i18n/say.ts';
import { IconButton } from '../ui/button.tsx';
import { BlinkButton } from './blink-button.tsx';
import styles from './compare.module.css';
import { ModeChoice, ModeSettings } from './mode-controls.tsx';
import type { Laying } from './mode.ts';
import type { Blink } from './use-blink.ts';

interface Props {
  readonly strip: StripPosition | null;
  readonly fold: DiffersFold;
  readonly laying: Laying;
  readonly onLaying: (change: Partial<Laying>) => void;
  readonly blink: Blink;
  readonly isInStep: boolean;
}

export function CompareBar({ strip, fold, laying, onLaying, blink, isInStep }: Props) {
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
      <BlinkButton {...blink} />
      <DiffersSwitch {...fold} />
      <StripPlace position={strip} />
      <span className={styles.spring} />
      <span className={styles.settings}>
        <ModeSettings laying={laying} onLaying={onLaying} isBlinking={blink.isRunning} />
        <ModeChoice mode={laying.mode} onMode={(mode) => onLaying({ mode })} />
      </span>
    </div>
  );
}
