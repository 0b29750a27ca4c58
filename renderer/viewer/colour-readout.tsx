/** The colour under the pointer: on every pane that of the same place in its own picture. */
import { useStore } from 'zustand';
import { say } from '../i18n/say.ts';
import { useLooking } from './looking-context.tsx';
import styles from './pane-aids.module.css';
import { hexOf, pixelAt, readColour } from './pixel.ts';

/** `source`: at full resolution; a thumbnail's colours are not the picture's. */
export function ColourReadout({ source }: { readonly source: ImageBitmap | null }) {
  const pointed = useStore(useLooking(), (state) => state.pointed);
  if (!pointed || !source) return null;
  const words = say.viewer.colour;
  const pixel = pixelAt(pointed, source);
  const colour = pixel && readColour(source, pixel);
  return (
    <p className={styles.colour} role="note" aria-label={words.label}>
      {colour ? (
        <>
          {words.channels.map(([channel, initial]) => (
            <span key={channel} className={styles.channel}>
              <span aria-hidden>{initial}</span> {colour[channel]}
            </span>
          ))}
          <span>{hexOf(colour)}</span>
          {colour.alpha < 255 && <span>{words.alpha(colour.alpha)}</span>}
        </>
      ) : (
        words.outside
      )}
    </p>
  );
}
