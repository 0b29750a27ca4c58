/** What was found in a picture's file, and what was not. */
import type { ReactNode } from 'react';
import type { PictureMetadata, PictureReading } from '../../shared/metadata/picture.ts';
import { say } from '../i18n/say.ts';
import styles from './picture-card.module.css';

export function PictureFacts({ reading }: { readonly reading: PictureReading }) {
  const { metadata, fault, remarks } = reading;
  const words = say.recall.card;
  return (
    <div className={styles.facts}>
      {metadata ? <Found metadata={metadata} /> : <p className={styles.quiet}>{words.none}</p>}
      {fault !== null && <p className={styles.quiet}>{words.faults[fault]}</p>}
      {remarks.map((remark) => (
        <p key={remark} className={styles.quiet}>
          {words.remarks[remark]}
        </p>
      ))}
    </div>
  );
}

function Found({ metadata }: { readonly metadata: PictureMetadata }) {
  const { fields, ...words } = say.recall.card;
  const { prompt, negativePrompt, seed, size, aspectRatio, model, others, call } = metadata;
  return (
    <>
      <p className={styles.tool}>{words.tools[metadata.tool]}</p>
      <dl className={styles.list}>
        {prompt !== null && (
          <Fact name={fields.prompt} isLong>
            {prompt}
          </Fact>
        )}
        {negativePrompt !== null && (
          <Fact name={fields.negativePrompt} isLong>
            {negativePrompt}
          </Fact>
        )}
        {seed.kind === 'known' && <Fact name={fields.seed}>{seed.seed}</Fact>}
        {seed.kind === 'out-of-range' && (
          <Fact name={fields.seed}>
            {seed.text}
            <span className={styles.hint}>{say.recall.lacks['seed-out-of-range']}</span>
          </Fact>
        )}
        {call !== null && call.n > 1 && (
          <Fact name={fields.call}>{say.frames.position(call.index + 1, call.n)}</Fact>
        )}
        {(aspectRatio ?? size) !== null && (
          <Fact name={fields.size}>{aspectRatio ?? size?.replace('x', ' × ')}</Fact>
        )}
        {model !== null && <Fact name={fields.model}>{model}</Fact>}
      </dl>
      {others.length > 0 && (
        <details className={styles.more}>
          <summary>{words.more(others.length)}</summary>
          <dl className={styles.list}>
            {others.map(({ name, value }, index) => (
              <Fact key={index} name={name}>
                {value}
              </Fact>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}

interface FactProps {
  readonly name: string;
  /** Scrolls in place: the figures stay in sight. */
  readonly isLong?: boolean;
  readonly children: ReactNode;
}

function Fact({ name, isLong = false, children }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      {isLong ? (
        <dd className={styles.long} tabIndex={0}>
          {children}
        </dd>
      ) : (
        <dd>{children}</dd>
      )}
    </div>
  );
}
