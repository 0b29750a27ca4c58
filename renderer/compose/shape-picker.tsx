/** Size or aspect ratio, drawn as the shapes they are; one excludes the other. */
import type { Model } from '../../shared/models/model.ts';
import type { Shape } from '../../shared/size/size.ts';
import { dimensionsOf, shapeText } from '../../shared/size/size.ts';
import { FaultMark, useFaultMark } from './fault-mark.tsx';
import { say } from '../i18n/say.ts';
import { Section } from '../ui/row.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { classes } from '../ui/classes.ts';
import styles from './shape-picker.module.css';

interface Props {
  readonly model: Model;
  /** As it was chosen, perhaps of another model. */
  readonly wished: Shape;
  /** As this model is asked for it. */
  readonly shape: Shape;
  readonly onChoose: (shape: Shape) => void;
}

/** More sizes than these do not fit beside each other in the panel: they stand in twos, shape beside figures. */
const sizesInARow = 3;

export function ShapePicker({ model, wished, shape, onChoose }: Props) {
  const { sizes, aspectRatios } = model;
  const sizeMark = useFaultMark('size');
  const aspectMark = useFaultMark('aspect-ratio');
  const isDense = sizes.length > sizesInARow;
  const isConverted = shapeText(wished) !== shapeText(shape);
  return (
    <Section>
      <Segmented
        label={say.compose.size}
        testId="size"
        {...sizeMark}
        rowLength={isDense ? 2 : undefined}
        value={shape.kind === 'size' ? shape.size : null}
        segments={sizes.map((size) => ({
          value: size,
          label: size,
          face: <ShapeFace text={size} caption={size.replace('x', '×')} isDense={isDense} />,
        }))}
        onChange={(size) => onChoose({ kind: 'size', size })}
      />
      <FaultMark field="size" />
      {aspectRatios.length > 0 && (
        <Segmented
          label={say.compose.aspect}
          testId="aspect-ratio"
          {...aspectMark}
          value={shape.kind === 'aspect' ? shape.aspectRatio : null}
          segments={aspectRatios.map((aspectRatio) => ({
            value: aspectRatio,
            label: aspectRatio,
            face: <ShapeFace text={aspectRatio} caption={aspectRatio} />,
          }))}
          onChange={(aspectRatio) => onChoose({ kind: 'aspect', aspectRatio })}
        />
      )}
      <FaultMark field="aspect-ratio" />
      {/* Always there: what is put into a live region is said, what comes with one is not. */}
      <p className={styles.notice} aria-live="polite" data-testid="shape-notice">
        {isConverted && say.compose.shapeConverted(shapeText(wished), model.name, shapeText(shape))}
      </p>
    </Section>
  );
}

/** The longer edge of a drawn shape, in CSS pixels. */
const longestEdge = 20;
const denseEdge = 16;

interface FaceProps {
  readonly text: string;
  readonly caption: string;
  readonly isDense?: boolean;
}

function ShapeFace({ text, caption, isDense = false }: FaceProps) {
  const { width, height } = dimensionsOf(text);
  const scale = (isDense ? denseEdge : longestEdge) / Math.max(width, height);
  return (
    <span className={classes(styles.face, isDense && styles.dense)}>
      <span className={styles.box}>
        <span className={styles.shape} style={{ width: width * scale, height: height * scale }} />
      </span>
      <span className={styles.caption}>{caption}</span>
    </span>
  );
}
