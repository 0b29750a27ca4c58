/** Who is named in exported files. */
import { useState } from 'react';
import type { Credit } from '../../shared/export/credit.ts';
import { longestCredit } from '../../shared/export/credit.ts';
import type { SettingsChange } from '../../shared/settings/settings.ts';
import { say } from '../i18n/say.ts';
import { Row, Section } from '../ui/row.tsx';
import { TextField } from '../ui/text-field.tsx';

interface Props {
  readonly credit: Credit;
  readonly onChange: (change: SettingsChange) => void;
}

const fields = ['creator', 'copyright', 'creditLine'] as const satisfies readonly (keyof Credit)[];

export function CreditSection({ credit, onChange }: Props) {
  return (
    <Section title={say.settings.sections.credit}>
      {fields.map((field) => (
        <Line
          key={`${field} ${credit[field]}`}
          field={field}
          text={credit[field]}
          onChange={(text) => onChange({ credit: { ...credit, [field]: text } })}
        />
      ))}
    </Section>
  );
}

interface LineProps {
  readonly field: keyof Credit;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Changes when it is left or Enter is pressed. */
function Line({ field, text: known, onChange }: LineProps) {
  const [text, setText] = useState(known);
  const { label, hint } = say.settings.credit[field];
  const hintId = `${field}-hint`;

  function commit(): void {
    const trimmed = text.trim();
    if (trimmed !== known) onChange(trimmed);
  }

  return (
    <Row label={label} hintId={hintId} hint={hint}>
      <TextField
        label={label}
        value={text}
        maxLength={longestCredit}
        aria-describedby={hintId}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
        data-testid={`credit-${field}`}
      />
    </Row>
  );
}
