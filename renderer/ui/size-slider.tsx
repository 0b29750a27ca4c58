/** A number that is set by eye: how large pictures are shown, how much of one is. */
import { Slider } from 'radix-ui';
import styles from './size-slider.module.css';
import { Tooltip } from './tooltip.tsx';

interface Props {
  /** Accessible name. */
  readonly label: string;
  readonly tooltip: string;
  /** In whatever unit the caller counts. */
  readonly value: number;
  readonly smallest: number;
  readonly largest: number;
  readonly step?: number;
  readonly onChange: (size: number) => void;
}

export function SizeSlider({ label, tooltip, value, smallest, largest, step = 8, onChange }: Props) {
  return (
    <Tooltip text={tooltip}>
      <Slider.Root
        className={styles.slider}
        min={smallest}
        max={largest}
        step={step}
        value={[value]}
        onValueChange={([size]) => size !== undefined && onChange(size)}
      >
        <Slider.Track className={styles.track}>
          <Slider.Range className={styles.range} />
        </Slider.Track>
        <Slider.Thumb className={styles.thumb} aria-label={label} />
      </Slider.Root>
    </Tooltip>
  );
}
