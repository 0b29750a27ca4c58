/** What is written into a copy of a frame, by policy: shared/metadata.md's table, as properties. */
import type { FrameRecord } from '../../../../shared/frame/record.ts';
import { findModel, builtInModels } from '../../../../shared/models/table.ts';
import type { Credit } from '../../../../shared/export/credit.ts';
import type { ExifTexts } from './exif-block.ts';
import { infotext } from './infotext.ts';
import type { XmpPrefix, XmpProperty, XmpValue } from './xmp-packet.ts';

export type MetadataPolicy = 'full' | 'credit-only' | 'none';

export interface MetadataToWrite {
  readonly xmp: readonly XmpProperty[];
  readonly exif: ExifTexts;
  /** AUTOMATIC1111's words: PNG's `parameters`, else EXIF's UserComment. */
  readonly infotext: string | null;
}

export interface MetadataContext {
  readonly credit: Credit;
  /** What the frame's batch is called (shared/export/batch-name.ts). */
  readonly batch: string;
  /** Of the app. */
  readonly version: string;
  /** Ms since the epoch. */
  readonly now: number;
}

/** IPTC NewsCodes, digital source type. */
const madeByModel = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

/** Null: not a word. */
export function metadataToWrite(
  record: FrameRecord,
  policy: MetadataPolicy,
  context: MetadataContext,
): MetadataToWrite | null {
  if (policy === 'none') return null;
  const { creator, copyright } = context.credit;
  const credits: ExifTexts = {
    ...(creator !== '' && { artist: creator }),
    ...(copyright !== '' && { copyright }),
  };
  const isMade = isMadeByModel(record);
  const xmp = creditProperties(context.credit, isMade);
  if (policy === 'credit-only') return { xmp, exif: credits, infotext: null };
  return {
    xmp: [...xmp, ...contentProperties(record, context)],
    exif: {
      ...credits,
      ...(isMade && { description: record.asked.prompt }),
      software: `Proofsheet ${context.version}`,
      taken: record.createdAt,
    },
    infotext: isMade ? infotext(record, context.version) : null,
  };
}

/** An imported picture that says nothing of a model may be a photograph: nothing is claimed of it. */
function isMadeByModel({ imported }: FrameRecord): boolean {
  return imported?.tool !== null;
}

/** A prompt's writer is not thereby the image's creator (IPTC): that is named where the user has named them. */
function creditProperties({ creator, copyright }: Credit, isMade: boolean): readonly XmpProperty[] {
  return [
    ...(isMade ? [property('Iptc4xmpExt', 'DigitalSourceType', madeByModel)] : []),
    ...given('dc', 'creator', creator, (text) => ({ seq: [text] })),
    ...given('dc', 'rights', copyright, (text) => ({ alt: text })),
  ];
}

function contentProperties(record: FrameRecord, context: MetadataContext): readonly XmpProperty[] {
  const { asked, createdAt, marks = {} } = record;
  const label = marks.label?.value ?? null;
  const isMade = isMadeByModel(record);
  const isRejected = marks.flag?.value === 'reject';
  const keywords = marks.keywords?.value ?? [];
  return [
    ...(isMade
      ? [
          property('Iptc4xmpExt', 'AIPromptInformation', asked.prompt),
          ...given('Iptc4xmpExt', 'AIPromptWriterName', context.credit.creator),
          property('Iptc4xmpExt', 'AISystemUsed', systemOf(record)),
          property('dc', 'description', { alt: asked.prompt }),
        ]
      : []),
    property('dc', 'title', { alt: context.batch }),
    ...(keywords.length === 0 ? [] : [property('dc', 'subject', { bag: keywords })]),
    // Lightroom and Bridge know rejected as −1 and a label by its colour's name.
    property('xmp', 'Rating', String(isRejected ? -1 : (marks.rating?.value ?? 0))),
    ...(label === null ? [] : [property('xmp', 'Label', label.charAt(0).toUpperCase() + label.slice(1))]),
    property('xmp', 'CreateDate', createdAt),
    property('xmp', 'MetadataDate', new Date(context.now).toISOString()),
    property('xmp', 'CreatorTool', `Proofsheet ${context.version}`),
    property('photoshop', 'DateCreated', createdAt),
    ...given('photoshop', 'Credit', context.credit.creditLine),
    ...(isMade ? ownProperties(record) : []),
  ];
}

/** All that recall needs, each by its name, and once more as JSON: XML has no way to write some of what a prompt may hold. */
function ownProperties({ id, jobId, batchId, asked, answered, file }: FrameRecord): readonly XmpProperty[] {
  const values: Readonly<Record<string, string | number | null | undefined>> = {
    seed: asked.seed,
    model: asked.model,
    size: asked.size,
    aspectRatio: asked.aspectRatio,
    quality: asked.quality,
    n: asked.n,
    index: answered.index,
    negativePrompt: asked.negativePrompt,
    style: asked.style,
    outputFormat: asked.outputFormat,
    outputCompression: asked.outputCompression,
    revisedPrompt: answered.revisedPrompt,
    practice: answered.practice ? 'true' : null,
    frameId: id,
    jobId,
    batchId,
    sha256: file.sha256,
    asked: JSON.stringify(asked),
  };
  return Object.entries(values).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [property('proofsheet', name, String(value))],
  );
}

/** `Nano Banana (nano-banana) via gateway.example`. */
function systemOf({ asked, answered }: FrameRecord): string {
  const name = findModel(builtInModels, asked.model)?.name;
  const model = name === undefined ? asked.model : `${name} (${asked.model})`;
  return `${model} via ${answered.practice ? 'practice' : hostOf(answered.gateway)}`;
}

function hostOf(gateway: string): string {
  return URL.canParse(gateway) ? new URL(gateway).hostname : 'a gateway';
}

function property(namespace: XmpPrefix, name: string, value: XmpValue): XmpProperty {
  return { namespace, name, value };
}

function given(
  namespace: XmpPrefix,
  name: string,
  text: string,
  valueOf: (text: string) => XmpValue = (one) => one,
): readonly XmpProperty[] {
  return text === '' ? [] : [property(namespace, name, valueOf(text))];
}
