/** What goes along with the pictures: metadata in them, files beside them, a contact sheet; and what it all goes into. */
import { contactSheetOptionsSchema } from '../../shared/contact-sheet/options.ts';
import type { ExportPreset } from '../../shared/export/preset.ts';
import { say } from '../i18n/say.ts';
import { Row, Section } from '../ui/row.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { SheetChoices } from './sheet-choices.tsx';
import { Toggles } from './toggles.tsx';

interface Props {
  readonly draft: ExportPreset;
  readonly onEdit: (change: Partial<ExportPreset>) => void;
}

const words = say.exporting;

export function WordsSection({ draft, onEdit }: Props) {
  const { metadata, sidecars, contactSheet, container, format } = draft;
  const isOriginal = format.kind === 'original';
  return (
    <Section title={words.sections.words}>
      <Row
        label={words.metadata.label}
        hintId="metadata-hint"
        hint={isOriginal ? words.metadata.original : words.metadata.hints[metadata]}
      >
        <Segmented
          label={words.metadata.label}
          value={metadata}
          segments={(['full', 'credit-only', 'none'] as const).map((value) => ({
            value,
            label: words.metadata.policies[value],
          }))}
          onChange={(policy) => onEdit({ metadata: policy })}
          describedBy="metadata-hint"
        />
      </Row>
      <Row label={words.beside.sidecars}>
        <Toggles
          label={words.beside.sidecars}
          toggles={(['xmp', 'json'] as const).map((name) => ({
            name,
            label: words.beside[name],
            face: `.${name}`,
            isOn: sidecars[name],
          }))}
          onChange={(name, isOn) => onEdit({ sidecars: { ...sidecars, [name]: isOn } })}
        />
      </Row>
      <Row label={words.beside.sheet}>
        <Segmented
          label={words.beside.sheet}
          value={contactSheet?.format ?? 'none'}
          segments={(['none', 'pdf', 'png'] as const).map((value) => ({
            value,
            label: words.beside.sheets[value],
          }))}
          onChange={(sheet) =>
            onEdit({
              contactSheet:
                sheet === 'none' ? null : contactSheetOptionsSchema.parse({ ...contactSheet, format: sheet }),
            })
          }
        />
      </Row>
      {contactSheet && (
        <SheetChoices sheet={contactSheet} onChange={(sheet) => onEdit({ contactSheet: sheet })} />
      )}
      <Row label={words.beside.container}>
        <Segmented
          label={words.beside.container}
          value={container}
          segments={(['folder', 'zip'] as const).map((value) => ({
            value,
            label: words.beside.containers[value],
          }))}
          onChange={(into) => onEdit({ container: into })}
        />
      </Row>
    </Section>
  );
}
