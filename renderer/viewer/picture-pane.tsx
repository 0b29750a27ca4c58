/** A frame under a camera: its thumbnail, marked as such, until the picture itself takes its place; or what is wrong. */
import { ImageOff } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { FrameRow } from '../../shared/frame/record.ts';
import { frameName } from '../frames/frame-name.ts';
import { say } from '../i18n/say.ts';
import { Empty } from '../ui/empty.tsx';
import type { Layer } from './draw.ts';
import type { FullImagesStore } from './full-images.ts';
import { checkerboard } from './checkerboard.ts';
import { clippingLayer } from './clipping-layer.ts';
import { guideLayer } from './guides.ts';
import type { PictureFault } from './load-picture.ts';
import { useAnalysis } from './use-analysis.ts';
import { useShownExtent } from './use-shown-extent.ts';
import { useClippingThresholds } from './use-clipping-thresholds.ts';
import { useLooking } from './looking-context.tsx';
import type { AidsCorner } from './pane-aids.tsx';
import { PaneAids } from './pane-aids.tsx';
import type { PictureCanvasProps } from './picture-canvas.tsx';
import { PictureCanvas } from './picture-canvas.tsx';
import styles from './picture-canvas.module.css';

const noLayers: readonly Layer[] = [];

interface Props extends Omit<
  PictureCanvasProps,
  'extent' | 'source' | 'resolution' | 'label' | 'description'
> {
  readonly row: FrameRow;
  readonly images: FullImagesStore;
  readonly corner?: AidsCorner;
}

export function PicturePane({
  row,
  images,
  corner = 'left',
  layers = noLayers,
  onPointed,
  children,
  ...canvas
}: Props) {
  const image = useStore(images, (state) => state.images.get(row.id));
  const looking = useLooking();
  const shown = useStore(looking, (state) => state.shown);
  const thresholds = useClippingThresholds();
  const hasClipping = shown.has('clipping');
  const analysis = useAnalysis(
    (hasClipping || shown.has('histogram') ? image?.full : null) ?? null,
    hasClipping ? thresholds : null,
  );
  const mask = analysis?.clipping?.mask;
  // A pane that goes from under the pointer takes its place with it.
  useEffect(() => () => looking.getState().placePointed(null), [looking]);
  const guide = useStore(looking, (state) => state.guide);
  const extent = useShownExtent(row, image);
  const { width, height } = extent;
  const hasAlpha = image?.traits?.hasAlpha === true;
  const allLayers = useMemo(
    () => [
      ...(hasAlpha ? [checkerboard] : []),
      ...layers,
      ...(mask ? [clippingLayer(mask)] : []),
      ...(guide === 'none' ? [] : [guideLayer(guide, { width, height })]),
    ],
    [hasAlpha, layers, mask, guide, width, height],
  );
  const source = image?.full ?? (image?.fault ? null : (image?.preview ?? null));
  const isFull = source !== null && source === image?.full;
  return (
    <PictureCanvas
      {...canvas}
      extent={extent}
      source={source}
      resolution={isFull ? 'full' : source ? 'thumbnail' : 'none'}
      label={frameName(row)}
      description={say.marks.described(row)}
      layers={allLayers}
      onPointed={(share) => {
        looking.getState().placePointed(share);
        onPointed?.(share);
      }}
    >
      {image?.fault && <Fault fault={image.fault} />}
      {!isFull && !image?.fault && (
        <p className={styles.loading} role="status">
          {say.frames.loadingFull}
        </p>
      )}
      <PaneAids row={row} image={image} analysis={analysis} corner={corner} />
      {children}
    </PictureCanvas>
  );
}

function Fault({ fault }: { readonly fault: PictureFault }) {
  const words = say.frames.fault[fault];
  return (
    <div className={styles.fault} role="alert">
      <Empty title={words.title} icon={<ImageOff size={32} strokeWidth={1.25} aria-hidden />}>
        {words.meaning}
      </Empty>
    </div>
  );
}
