/** How the contact sheet is laid out, once there is to be one. */
import type { ContactSheetOptions } from '../../shared/contact-sheet/options.ts';
import { longestCaption, longestTitle } from '../../shared/contact-sheet/options.ts';
import { say } from '../i18n/say.ts';
import { NumberField } from '../ui/number-field.tsx';
import { Row } from '../ui/row.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './export-dialog.module.css';
import { Toggles } from './toggles.tsx';

interface Props {
  readonly sheet: ContactSheetOptions;
  readonly onChange: (sheet: ContactSheetOptions) => void;
}

const words = say.exporting.sheet;

export function SheetChoices({ sheet, onChange }: Props) {
  const edit = (change: Partial<ContactSheetOptions>): void => onChange({ ...sheet, ...change });
  return (
    <div className={styles.nested}>
      <Row label={words.paper}>
        <Segmented
          label={words.paper}
          value={sheet.paper}
          segments={(['a4', 'letter'] as const).map((value) => ({ value, label: words.papers[value] }))}
          onChange={(paper) => edit({ paper })}
        />
        <Segmented
          label={words.orientation}
          value={sheet.orientation}
          segments={(['portrait', 'landscape'] as const).map((value) => ({
            value,
            label: words.orientations[value],
          }))}
          onChange={(orientation) => edit({ orientation })}
        />
      </Row>
      <Row label={words.grid}>
        <NumberField
          label={words.columns}
          value={sheet.columns}
          smallest={1}
          largest={12}
          onChange={(columns) => edit({ columns })}
        />
        <span aria-hidden>×</span>
        <NumberField
          label={words.rows}
          value={sheet.rows}
          smallest={1}
          largest={20}
          onChange={(rows) => edit({ rows })}
        />
        <Toggles
          label={words.options}
          toggles={[
            { name: 'picksOnly', label: words.picksOnly, face: words.picksOnlyShort, isOn: sheet.picksOnly },
            {
              name: 'background',
              label: words.dark,
              face: words.darkShort,
              isOn: sheet.background === 'dark-grey',
            },
          ]}
          onChange={(name, isOn) =>
            edit(name === 'picksOnly' ? { picksOnly: isOn } : { background: isOn ? 'dark-grey' : 'white' })
          }
        />
      </Row>
      <Row label={words.title}>
        <TextField
          label={words.title}
          value={sheet.title}
          maxLength={longestTitle}
          placeholder={words.titlePlaceholder}
          onChange={(event) => edit({ title: event.currentTarget.value })}
        />
      </Row>
      <Row label={words.caption}>
        <textarea
          className={styles.caption}
          aria-label={words.caption}
          rows={2}
          maxLength={longestCaption}
          spellCheck={false}
          value={sheet.caption}
          placeholder={words.captionPlaceholder}
          onChange={(event) => edit({ caption: event.currentTarget.value })}
        />
      </Row>
      {(['header', 'footer'] as const).map((place) => (
        <Row key={place} label={words[place]}>
          <TextField
            label={words[place]}
            value={sheet[place]}
            maxLength={longestCaption}
            placeholder={words.edgePlaceholder}
            onChange={(event) => edit({ [place]: event.currentTarget.value })}
          />
        </Row>
      ))}
    </div>
  );
}
