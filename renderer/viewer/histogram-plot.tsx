/** A histogram: luminance as a neutral field, the three channels as thin lines over it. */
import { useMemo } from 'react';
import type { Histogram } from '../../shared/compare/histogram.ts';
import { histogramChannels, histogramHeights } from '../../shared/compare/histogram.ts';
import { say } from '../i18n/say.ts';
import styles from './histogram-plot.module.css';

const size = { width: 256, height: 100 } as const;

/** Null: it is on its way, and its place is kept. */
export function HistogramPlot({ histogram }: { readonly histogram: Histogram | null }) {
  const paths = useMemo(() => histogram && pathsOf(histogram), [histogram]);
  return (
    <svg
      className={styles.plot}
      role="img"
      aria-label={say.viewer.aids.histogram}
      aria-busy={histogram === null}
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="none"
    >
      {paths &&
        histogramChannels.map((channel) => (
          <path
            key={channel}
            className={styles[channel]}
            d={paths[channel]}
            vectorEffect="non-scaling-stroke"
          />
        ))}
    </svg>
  );
}

function pathsOf(histogram: Histogram) {
  const heights = histogramHeights(histogram);
  const line = (shares: readonly number[]): string =>
    shares.map((share, tone) => `${tone + 0.5},${((1 - share) * size.height).toFixed(1)}`).join(' ');
  return {
    luminance: `M0.5,${size.height} L${line(heights.luminance)} L255.5,${size.height} Z`,
    red: `M${line(heights.red)}`,
    green: `M${line(heights.green)}`,
    blue: `M${line(heights.blue)}`,
  };
}
