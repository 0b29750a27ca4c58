/** The picture, as the library host made it anew: bytes from outside are never decoded here. */
import { ImageOff } from 'lucide-react';
import type { RefCallback } from 'react';
import { useCallback } from 'react';
import type { PictureReading } from '../../shared/metadata/picture.ts';
import { say } from '../i18n/say.ts';
import styles from './picture-card.module.css';

export function PictureThumbnail({ reading }: { readonly reading: PictureReading }) {
  const { thumbnail, pixels } = reading;
  const showsJpeg = useJpeg(thumbnail);
  return (
    <figure className={styles.figure}>
      {thumbnail ? (
        <img className={styles.picture} ref={showsJpeg} alt="" />
      ) : (
        <ImageOff size={32} strokeWidth={1.25} aria-hidden />
      )}
      {pixels && (
        <figcaption className={styles.pixels}>{say.frames.pixelSize(pixels.width, pixels.height)}</figcaption>
      )}
    </figure>
  );
}

/** Gives an image the bytes as an address of its own, for as long as it is there. */
function useJpeg(jpeg: Uint8Array | null): RefCallback<HTMLImageElement> {
  return useCallback(
    (image) => {
      if (!image || !jpeg) return;
      const url = URL.createObjectURL(new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }));
      image.src = url;
      return () => URL.revokeObjectURL(url);
    },
    [jpeg],
  );
}
