/** How much a difference is amplified. */
import { gains } from '../../shared/compare/difference-look.ts';
import type { Gain } from '../../shared/compare/difference-look.ts';
import { Segmented } from '../ui/segmented.tsx';

interface Props {
  /** Accessible name. */
  readonly label: string;
  readonly gain: Gain;
  readonly onGain: (gain: Gain) => void;
}

type Face = `×${Gain}`;

const faces: readonly Face[] = gains.map((gain): Face => `×${gain}`);

export function GainChoice({ label, gain, onGain }: Props) {
  return (
    <Segmented
      label={label}
      value={`×${gain}`}
      segments={faces.map((value) => ({ value, label: value }))}
      onChange={(face) => onGain(gains[faces.indexOf(face)] ?? gain)}
    />
  );
}
