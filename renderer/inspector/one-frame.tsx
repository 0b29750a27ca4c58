/** Everything about one frame. What the row knows is there at once; the record fills in the rest. */
import { marksOf } from '../../shared/frame/marks.ts';
import type { FrameRecord, FrameRow } from '../../shared/frame/record.ts';
import type { BatchId } from '../../shared/ids.ts';
import { imageTypes } from '../../shared/frame/record.ts';
import { findModel } from '../../shared/models/table.ts';
import { wordsOf } from '../i18n/failures.ts';
import { useModels } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { byteSize } from '../i18n/numbers.ts';
import { say } from '../i18n/say.ts';
import type { FullImagesStore } from '../viewer/full-images.ts';
import { WordDiff } from '../ui/word-diff/word-diff.tsx';
import { CopyButton } from './copy-button.tsx';
import { Family } from './family.tsx';
import { Fact, Facts } from './facts.tsx';
import { askedFormat, askedShape, gatewayHost, moment, seconds, shortHash } from './format.ts';
import { HistogramSection } from './histogram-section.tsx';
import { FrameActions } from './frame-actions.tsx';
import styles from './inspector.module.css';
import { RecallActions } from './recall-actions.tsx';
import { SeedCheckAction } from './seed-check-action.tsx';
import { SheetAction } from './sheet-action.tsx';
import { TwinFact } from './twin-fact.tsx';
import { useRecord } from './use-record.ts';
import { WordsOfFrame } from './words-of-frame.tsx';

interface Props {
  readonly frames: FramesStore;
  readonly row: FrameRow;
  readonly images: FullImagesStore;
  readonly onShowSheet: (batch: BatchId) => void;
  readonly onShowTwin: (row: FrameRow) => void;
}

export function OneFrame({ frames, row, images, onShowSheet, onShowTwin }: Props) {
  const reading = useRecord(row.id);
  const record = reading?.record ?? null;
  const words = say.frames;
  return (
    <>
      <HistogramSection row={row} images={images} />
      <PromptText title={words.prompt} text={record?.asked.prompt ?? row.prompt} />
      <RevisedPrompt record={record} />
      <RecallActions hasSeed={row.seed !== null} />
      <section className={styles.ways}>
        <SheetAction />
        {record && <SeedCheckAction record={record} />}
      </section>
      <Parameters row={row} record={record} onShowTwin={onShowTwin} />
      {record && <WordsOfFrame frames={frames} frame={row.id} marks={marksOf(record.marks ?? {})} />}
      <Family batch={row.batchId} onShowSheet={onShowSheet} />
      {record && <FileFacts record={record} />}
      {reading?.failure && (
        <p className={styles.failure} role="alert">
          {wordsOf(reading.failure).title}. {wordsOf(reading.failure).meaning}
        </p>
      )}
      <FrameActions count={1} />
    </>
  );
}

function PromptText({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section className={styles.part}>
      <header className={styles.head}>
        <h3>{title}</h3>
        <CopyButton what={title} text={text} />
      </header>
      {/* Long prompts scroll in place: the parameters stay in sight. */}
      <p className={styles.prompt} tabIndex={0} aria-label={title} role="group">
        {text}
      </p>
    </section>
  );
}

/** Only where the model changed the words: as marks on the words that were sent. */
function RevisedPrompt({ record }: { readonly record: FrameRecord | null }) {
  const revised = record?.answered.revisedPrompt?.trim();
  if (!record || !revised || revised === record.asked.prompt.trim()) return null;
  const title = say.frames.revisedPrompt;
  return (
    <section className={styles.part}>
      <header className={styles.head}>
        <h3 title={say.frames.revisedPromptHint}>{title}</h3>
        <CopyButton what={title} text={revised} />
      </header>
      <div className={styles.prompt} tabIndex={0} aria-label={title} role="group">
        <WordDiff left={record.asked.prompt.trim()} right={revised} />
      </div>
    </section>
  );
}

function Parameters({
  row,
  record,
  onShowTwin,
}: Pick<Props, 'row' | 'onShowTwin'> & { readonly record: FrameRecord | null }) {
  const models = useModels();
  const { fields, ...words } = say.frames;
  const asked = record?.asked;
  const answered = record?.answered;
  return (
    <section className={styles.part}>
      <Facts label={words.parameters}>
        <Fact name={fields.model}>{findModel(models, row.model)?.name ?? row.model}</Fact>
        <Fact name={fields.seed} {...(row.seed !== null && { copies: String(row.seed) })}>
          {row.seed ?? words.none}
        </Fact>
        {row.twin && <TwinFact row={row} twin={row.twin} onShow={() => onShowTwin(row)} />}
        <Fact name={fields.asked}>{asked ? askedShape(asked) : words.none}</Fact>
        <Fact name={fields.pixels}>{words.pixelSize(row.width, row.height)}</Fact>
        {asked?.quality && <Fact name={fields.quality}>{asked.quality}</Fact>}
        {asked?.style && <Fact name={fields.style}>{asked.style}</Fact>}
        {asked?.outputFormat && <Fact name={fields.format}>{askedFormat(asked)}</Fact>}
        {asked?.negativePrompt && <Fact name={fields.negative}>{asked.negativePrompt}</Fact>}
        <Fact name={fields.call}>
          {asked && answered && record.imported?.tool !== null
            ? words.position(answered.index + 1, asked.n)
            : words.none}
        </Fact>
        {!record?.imported && (
          <Fact name={fields.took}>{answered ? seconds(answered.tookSeconds) : words.none}</Fact>
        )}
        <Fact name={fields.made}>{moment(row.createdAt)}</Fact>
        {record?.imported && (
          <Fact name={say.importing.imported} title={record.imported.name}>
            {say.importing.from(record.imported.name, moment(record.imported.at))}
          </Fact>
        )}
        {!record?.imported && (
          <Fact name={fields.gateway}>
            {row.practice ? words.practice : answered ? gatewayHost(answered.gateway) : words.none}
          </Fact>
        )}
      </Facts>
      {record?.imported?.unknown.includes('prompt') === true && (
        <p className={styles.note}>{say.importing.unknownPrompt}</p>
      )}
      {asked && asked.n > 1 && <p className={styles.note}>{words.sharedSeed}</p>}
    </section>
  );
}

function FileFacts({ record }: { readonly record: FrameRecord }) {
  const { fields, file: label } = say.frames;
  const { file } = record;
  return (
    <section className={styles.part}>
      <Facts label={label}>
        <Fact name={fields.name} title={file.name}>
          {file.name}
        </Fact>
        <Fact name={fields.type}>{imageTypes[file.type].toUpperCase()}</Fact>
        <Fact name={fields.bytes}>{byteSize(file.bytes)}</Fact>
        <Fact name={fields.sha256} copies={file.sha256} title={file.sha256}>
          {shortHash(file.sha256)}…
        </Fact>
      </Facts>
    </section>
  );
}
