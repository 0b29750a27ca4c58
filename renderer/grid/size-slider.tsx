/** How large the grid's cells are. */
import { Slider } from 'radix-ui';
import { say } from '../i18n/say.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import styles from './grid.module.css';

/** Bounds in CSS pixels (shared/settings/settings.ts). */
export const smallestCell = 96;
export const largestCell = 480;

export function clampedCell(size: number): number {
  return Math.round(Math.min(Math.max(size, smallestCell), largestCell));
}

interface Props {
  readonly value: number;
  readonly onChange: (size: number) => void;
}

export function SizeSlider({ value, onChange }: Props) {
  return (
    <Tooltip text={say.frames.cellSizeTip}>
      <Slider.Root
        className={styles.slider}
        min={smallestCell}
        max={largestCell}
        step={8}
        value={[value]}
        onValueChange={([size]) => size !== undefined && onChange(size)}
      >
        <Slider.Track className={styles.track}>
          <Slider.Range className={styles.range} />
        </Slider.Track>
        <Slider.Thumb className={styles.thumb} aria-label={say.frames.cellSize} />
      </Slider.Root>
    </Tooltip>
  );
}
