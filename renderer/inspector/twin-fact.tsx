/** Which frame of the batch is the same picture, and the way to it. */
import type { FrameRow, Twin } from '../../shared/frame/record.ts';
import { twinPlace } from '../frames/twin-mark.tsx';
import { say } from '../i18n/say.ts';
import { Fact } from './facts.tsx';
import styles from './inspector.module.css';

interface Props {
  readonly row: FrameRow;
  readonly twin: Twin;
  readonly onShow: () => void;
}

export function TwinFact({ row, twin, onShow }: Props) {
  const place = twinPlace(twin, row);
  return (
    <Fact name={say.twins.fact} title={say.twins.tip(place)}>
      <button type="button" className={styles.way} aria-label={say.twins.open(place)} onClick={onShow}>
        {say.twins.place(place)}
      </button>
    </Fact>
  );
}
