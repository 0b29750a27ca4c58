/** A frame under a camera: its thumbnail, marked as such, until the picture itself takes its place; or what is wrong. */
import { ImageOff } from 'lucide-react';
import type { FrameRow } from '../../shared/frame/record.ts';
import { frameName } from '../frames/frame-name.ts';
import { say } from '../i18n/say.ts';
import { Empty } from '../ui/empty.tsx';
import type { FullImage } from './full-images.ts';
import type { PictureFault } from './load-picture.ts';
import type { PictureCanvasProps } from './picture-canvas.tsx';
import { PictureCanvas } from './picture-canvas.tsx';
import styles from './picture-canvas.module.css';

interface Props extends Omit<PictureCanvasProps, 'extent' | 'source' | 'resolution' | 'label'> {
  readonly row: FrameRow;
  readonly image: FullImage | undefined;
}

export function PicturePane({ row, image, children, ...canvas }: Props) {
  const source = image?.full ?? (image?.fault ? null : (image?.preview ?? null));
  const isFull = source !== null && source === image?.full;
  return (
    <PictureCanvas
      {...canvas}
      extent={row}
      source={source}
      resolution={isFull ? 'full' : source ? 'thumbnail' : 'none'}
      label={frameName(row)}
    >
      {image?.fault && <Fault fault={image.fault} />}
      {!isFull && !image?.fault && (
        <p className={styles.loading} role="status">
          {say.frames.loadingFull}
        </p>
      )}
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
