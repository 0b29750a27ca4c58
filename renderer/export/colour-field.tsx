/** A colour by its six digits, with a patch that shows it. What is no colour is said, and changes nothing. */
import { useState } from 'react';
import { say } from '../i18n/say.ts';
import { Row } from '../ui/row.tsx';
import { TextField } from '../ui/text-field.tsx';
import { colourOf } from './choices.ts';
import styles from './colour-field.module.css';

interface Props {
  readonly label: string;
  /** `#rrggbb`. */
  readonly value: string;
  readonly onChange: (colour: string) => void;
}

export function ColourField({ label, value, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const isInvalid = typed !== null && colourOf(typed) === null;
  return (
    <Row
      label={label}
      hintId="background-hint"
      hint={isInvalid ? say.exporting.format.backgroundInvalid : null}
    >
      <svg className={styles.patch} viewBox="0 0 1 1" aria-hidden>
        <rect width="1" height="1" fill={value} />
      </svg>
      <TextField
        label={label}
        isNumeric
        isInvalid={isInvalid}
        aria-describedby="background-hint"
        spellCheck={false}
        value={typed ?? value}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          const colour = colourOf(text);
          if (colour) onChange(colour);
        }}
        onBlur={() => setTyped(null)}
      />
    </Row>
  );
}
