/** The colour under the pointer: on every pane that of the same place in its own picture. */
import { useStore } from 'zustand';
import { say } from '../i18n/say.ts';
import { useLooking } from './looking-context.tsx';
import styles from './pane-aids.module.css';
import { hexOf, indexAt, outside, readColour } from './pixel.ts';

/** `source`: at full resolution; a thumbnail's colours are not the picture's. */
export function ColourReadout({ source }: { readonly source: ImageBitmap | null }) {
  // A number, so that a picture that is dragged or zoomed under the pointer renders nothing: the pixel stays the same.
  const at = useStore(useLooking(), ({ pointed }) => (pointed && source ? indexAt(pointed, source) : null));
  if (at === null || !source) return null;
  const words = say.viewer.colour;
  const colour = at === outside ? null : readColour(source, at);
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
