/** Spending limits: over them the app asks before it sends. */
import { useState } from 'react';
import type { Settings, SettingsChange } from '../../shared/settings/settings.ts';
import { say } from '../i18n/say.ts';
import { Row, Section } from '../ui/row.tsx';
import { TextField } from '../ui/text-field.tsx';

interface Props {
  readonly settings: Settings;
  readonly onChange: (change: SettingsChange) => void;
}

export function SpendSection({ settings, onChange }: Props) {
  const words = say.settings.spend;
  const { limitPerBatchUsd, limitPerDayUsd } = settings;
  return (
    <Section title={say.settings.sections.spend}>
      <Limit
        key={`batch ${limitPerBatchUsd ?? ''}`}
        label={words.batch}
        testId="limit-per-batch"
        usd={limitPerBatchUsd}
        onChange={(usd) => onChange({ limitPerBatchUsd: usd })}
      />
      <Limit
        key={`day ${limitPerDayUsd ?? ''}`}
        label={words.day}
        testId="limit-per-day"
        usd={limitPerDayUsd}
        hint={words.hint}
        onChange={(usd) => onChange({ limitPerDayUsd: usd })}
      />
    </Section>
  );
}

interface LimitProps {
  readonly label: string;
  readonly testId: string;
  /** Null: none. */
  readonly usd: number | null;
  readonly hint?: string;
  readonly onChange: (usd: number | null) => void;
}

/** Changes when it is left or Enter is pressed; empty is no limit. */
function Limit({ label, testId, usd, hint, onChange }: LimitProps) {
  const [text, setText] = useState(usd === null ? '' : String(usd));
  const parsed = parseLimit(text);
  const isValid = parsed !== 'faulty';
  const hintId = `${testId}-hint`;

  function commit(): void {
    if (parsed !== 'faulty' && parsed !== usd) onChange(parsed);
  }

  return (
    <Row label={label} hintId={hintId} hint={isValid ? (hint ?? null) : say.settings.spend.invalid}>
      <TextField
        label={label}
        isNumeric
        isInvalid={!isValid}
        inputMode="decimal"
        placeholder={say.settings.spend.none}
        aria-describedby={hintId}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
        data-testid={testId}
      />
    </Row>
  );
}

/** US dollars with or without their sign; a decimal comma is one too. */
function parseLimit(text: string): number | null | 'faulty' {
  const plain = text
    .trim()
    .replace(/^\$\s*/, '')
    .replace(',', '.');
  if (plain === '') return null;
  const usd = Number(plain);
  return /^\d{1,6}(\.\d{1,3})?$/.test(plain) && usd > 0 && usd <= 100_000 ? usd : 'faulty';
}
