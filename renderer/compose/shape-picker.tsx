/** Size or aspect ratio, drawn as the shapes they are; one excludes the other. */
import type { Shape } from '../../shared/size/size.ts';
import { dimensionsOf } from '../../shared/size/size.ts';
import { say } from '../i18n/say.ts';
import { Section } from '../ui/row.tsx';
import { Segmented } from '../ui/segmented.tsx';
import styles from './shape-picker.module.css';

interface Props {
  readonly sizes: readonly string[];
  readonly aspectRatios: readonly string[];
  readonly shape: Shape;
  readonly onChoose: (shape: Shape) => void;
}

export function ShapePicker({ sizes, aspectRatios, shape, onChoose }: Props) {
  return (
    <Section>
      <Segmented
        label={say.compose.size}
        testId="size"
        value={shape.kind === 'size' ? shape.size : null}
        segments={sizes.map((size) => ({
          value: size,
          label: size,
          face: <ShapeFace text={size} caption={size.replace('x', '×')} />,
        }))}
        onChange={(size) => onChoose({ kind: 'size', size })}
      />
      {aspectRatios.length > 0 && (
        <Segmented
          label={say.compose.aspect}
          testId="aspect-ratio"
          value={shape.kind === 'aspect' ? shape.aspectRatio : null}
          segments={aspectRatios.map((aspectRatio) => ({
            value: aspectRatio,
            label: aspectRatio,
            face: <ShapeFace text={aspectRatio} caption={aspectRatio} />,
          }))}
          onChange={(aspectRatio) => onChoose({ kind: 'aspect', aspectRatio })}
        />
      )}
    </Section>
  );
}

/** The longer edge of a drawn shape, in CSS pixels. */
const longestEdge = 20;

function ShapeFace({ text, caption }: { readonly text: string; readonly caption: string }) {
  const { width, height } = dimensionsOf(text);
  const scale = longestEdge / Math.max(width, height);
  return (
    <span className={styles.face}>
      <span className={styles.box}>
        <span className={styles.shape} style={{ width: width * scale, height: height * scale }} />
      </span>
      <span className={styles.caption}>{caption}</span>
    </span>
  );
}
