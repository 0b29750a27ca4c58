/** What the worker found in a picture that is looked at. */
import { useEffect, useState } from 'react';
import type { ClippingThresholds } from '../../shared/compare/clipping.ts';
import type { Analysis } from './analysis-worker.ts';
import { useAnalyst } from './looking-context.tsx';

/** `picture`: null while there is nothing to be asked, or nobody wants to know. `rest`: ms that it must stay the same. */
export function useAnalysis(
  picture: ImageBitmap | string | null,
  clipping: ClippingThresholds | null,
  rest = 0,
): Analysis | null {
  const analyst = useAnalyst();
  const [found, setFound] = useState<{
    readonly of: ImageBitmap | string;
    readonly analysis: Analysis;
  } | null>(null);
  useEffect(() => {
    if (picture === null) return;
    const control = new AbortController();
    let mask: ImageBitmap | undefined;
    const timer = setTimeout(() => {
      analyst.analysed(picture, clipping, control.signal).then(
        (analysis) => {
          mask = analysis?.clipping?.mask;
          if (analysis) setFound({ of: picture, analysis });
        },
        (thrown: unknown) => {
          if (!control.signal.aborted) throw thrown;
        },
      );
    }, rest);
    return () => {
      clearTimeout(timer);
      control.abort();
      setFound(null);
      mask?.close();
    };
  }, [analyst, picture, clipping, rest]);
  // That of the picture before would lie over this one until the effect has run.
  return found?.of === picture ? found.analysis : null;
}
