/** Over the picture's corner, on the photographer's wish: what this frame is. */
import type { FrameRow } from '../../shared/frame/record.ts';
import { findModel } from '../../shared/models/table.ts';
import { useModels } from '../app-context.tsx';
import { twinPlace } from '../frames/twin-mark.tsx';
import { say } from '../i18n/say.ts';
import styles from './pane-aids.module.css';

export function FrameInformation({ row }: { readonly row: FrameRow }) {
  const models = useModels();
  return (
    <dl className={styles.information} aria-label={say.frames.overlay}>
      <dt>{say.frames.fields.seed}</dt>
      <dd>{row.seed ?? say.frames.none}</dd>
      <dt>{say.viewer.place.label}</dt>
      <dd>{say.viewer.place.at(row.row, row.column)}</dd>
      <dt>{say.frames.fields.pixels}</dt>
      <dd>{say.frames.pixelSize(row.width, row.height)}</dd>
      <dt>{say.frames.fields.model}</dt>
      <dd>{findModel(models, row.model)?.name ?? row.model}</dd>
      {row.twin && (
        <>
          <dt>{say.twins.fact}</dt>
          <dd>{say.twins.place(twinPlace(row.twin, row))}</dd>
        </>
      )}
    </dl>
  );
}
