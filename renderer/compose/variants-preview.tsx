/** What a prompt comes to, before anything is sent: how many variants, and their words on demand. */
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { differingPlaces } from '../../shared/prompt/differs.ts';
import type { Expansion } from '../../shared/prompt/expand.ts';
import type { Place } from '../../shared/prompt/tokens.ts';
import { say } from '../i18n/say.ts';
import styles from './variants-preview.module.css';

interface Props {
  readonly prompt: string;
  readonly expansion: Expansion;
}

/** Nothing for a prompt that is sent as it was typed. */
export function VariantsPreview({ prompt, expansion }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { count, variants, problems } = expansion;
  const isPlain = variants.length === 1 && count === 1 && variants[0] === prompt.trim();
  const isUnreadable = problems.some(({ reason }) => reason !== 'too-many-variants');
  if (isPlain || isUnreadable || prompt.trim() === '') return null;
  const isCut = count > variants.length && problems.length > 0;
  return (
    <>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={isOpen}
        data-testid="variants-toggle"
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronRight size={16} aria-hidden className={styles.chevron} />
        {isCut ? say.prompt.firstVariants(variants.length) : say.prompt.variantCount(variants.length)}
      </button>
      {isOpen && <VariantList variants={variants} />}
    </>
  );
}

function VariantList({ variants }: { readonly variants: readonly string[] }) {
  const places = differingPlaces(variants);
  return (
    // In reach of the keyboard, so that it can be scrolled by it.
    <ol className={styles.list} aria-label={say.prompt.variants} data-testid="variants" tabIndex={0}>
      {variants.map((variant, row) => (
        <li key={variant} className={styles.variant}>
          <Emphasised text={variant} places={places[row] ?? []} />
        </li>
      ))}
    </ol>
  );
}

function Emphasised({ text, places }: { readonly text: string; readonly places: readonly Place[] }) {
  return places.reduceRight<readonly ReactNode[]>(
    (parts, { start, end }, at) => [
      text.slice(places[at - 1]?.end ?? 0, start),
      <em key={start}>{text.slice(start, end)}</em>,
      ...parts,
    ],
    [text.slice(places.at(-1)?.end ?? 0)],
  );
}
