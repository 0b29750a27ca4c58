/** The frame's tones, from its picture at full resolution. */
import { useStore } from 'zustand';
import type { FrameRow } from '../../shared/frame/record.ts';
import { frameUrl } from '../frames/frame-name.ts';
import type { FullImagesStore } from '../viewer/full-images.ts';
import { HistogramPlot } from '../viewer/histogram-plot.tsx';
import { useAnalysis } from '../viewer/use-analysis.ts';
import styles from './inspector.module.css';

/** Ms that a frame must be active: a picture is not decoded for each frame that is stepped over. */
const rest = 300;

interface Props {
  readonly row: FrameRow;
  readonly images: FullImagesStore;
}

export function HistogramSection({ row, images }: Props) {
  const full = useStore(images, (state) => state.images.get(row.id)?.full);
  const analysis = useAnalysis(full ?? frameUrl(row.id), null, rest);
  return (
    <section className={styles.histogram}>
      <HistogramPlot histogram={analysis?.histogram ?? null} />
    </section>
  );
}
