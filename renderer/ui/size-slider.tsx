/** How large pictures are shown. */
import { Slider } from 'radix-ui';
import styles from './size-slider.module.css';
import { Tooltip } from './tooltip.tsx';

interface Props {
  /** Accessible name. */
  readonly label: string;
  readonly tooltip: string;
  /** CSS pixels. */
  readonly value: number;
  readonly smallest: number;
  readonly largest: number;
  readonly onChange: (size: number) => void;
}

export function SizeSlider({ label, tooltip, value, smallest, largest, onChange }: Props) {
  return (
    <Tooltip text={tooltip}>
      <Slider.Root
        className={styles.slider}
        min={smallest}
        max={largest}
        step={8}
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
