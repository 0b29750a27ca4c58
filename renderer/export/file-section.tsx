/** What kind of file is written: its format with what that can be told, its size in pixels, its sharpening. */
import { assertNever } from '../../shared/assert-never.ts';
import type { ExportFormat, ExportPreset, Resize } from '../../shared/export/preset.ts';
import { say } from '../i18n/say.ts';
import { NumberField } from '../ui/number-field.tsx';
import { Row, Section } from '../ui/row.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Select } from '../ui/select.tsx';
import { Toggles } from './toggles.tsx';
import { ColourField } from './colour-field.tsx';
import styles from './export-dialog.module.css';
import { formatNamed, formatKinds, hasAlpha, resizeBy, resizeKinds } from './choices.ts';

interface Props {
  readonly draft: ExportPreset;
  readonly onEdit: (change: Partial<ExportPreset>) => void;
}

const words = say.exporting;

export function FileSection({ draft, onEdit }: Props) {
  const { format } = draft;
  return (
    <Section title={words.sections.file}>
      <Segmented
        label={words.format.label}
        value={format.kind}
        segments={formatKinds.map((value) => ({ value, label: words.format.formats[value] }))}
        onChange={(kind) => onEdit({ format: formatNamed(kind, format) })}
        testId="format"
      />
      <FormatChoices format={format} onChange={(changed) => onEdit({ format: changed })} />
      {format.kind !== 'original' && !hasAlpha(format) && (
        <ColourField
          label={words.format.background}
          value={draft.background}
          onChange={(background) => onEdit({ background })}
        />
      )}
      {format.kind !== 'original' && <SizeChoices draft={draft} onEdit={onEdit} />}
    </Section>
  );
}

interface FormatProps {
  readonly format: ExportFormat;
  readonly onChange: (format: ExportFormat) => void;
}

function FormatChoices({ format, onChange }: FormatProps) {
  switch (format.kind) {
    case 'original':
      return <p className={styles.hint}>{words.format.original}</p>;
    case 'png':
      return null;
    case 'jpeg':
      return (
        <>
          <Quality value={format.quality} onChange={(quality) => onChange({ ...format, quality })} />
          <Row label={words.format.options}>
            <Toggles
              label={words.format.options}
              toggles={[
                {
                  name: 'chroma',
                  label: words.format.chroma,
                  face: words.format.chromaShort,
                  isOn: format.chroma === '4:4:4',
                },
                {
                  name: 'progressive',
                  label: words.format.progressive,
                  face: words.format.progressiveShort,
                  isOn: format.progressive,
                },
                {
                  name: 'mozjpeg',
                  label: words.format.mozjpeg,
                  face: words.format.mozjpegShort,
                  isOn: format.mozjpeg,
                },
              ]}
              onChange={(name, isOn) =>
                onChange({ ...format, [name]: name === 'chroma' ? (isOn ? '4:4:4' : '4:2:0') : isOn })
              }
            />
          </Row>
        </>
      );
    case 'tiff':
      return (
        <>
          <Row label={words.format.bitsShort}>
            <Segmented
              label={words.format.bits}
              value={format.bits === 16 ? '16' : '8'}
              segments={[
                { value: '8', label: '8' },
                { value: '16', label: '16' },
              ]}
              onChange={(bits) => onChange({ ...format, bits: bits === '16' ? 16 : 8 })}
            />
          </Row>
          <Row label={words.format.compression}>
            <Segmented
              label={words.format.compression}
              value={format.compression}
              segments={(['lzw', 'deflate', 'none'] as const).map((value) => ({
                value,
                label: words.format.compressions[value],
              }))}
              onChange={(compression) => onChange({ ...format, compression })}
            />
          </Row>
        </>
      );
    case 'webp':
      return (
        <>
          {!format.lossless && (
            <Quality value={format.quality} onChange={(quality) => onChange({ ...format, quality })} />
          )}
          <Row label={words.format.options}>
            <Toggles
              label={words.format.options}
              toggles={[
                {
                  name: 'lossless',
                  label: words.format.lossless,
                  face: words.format.lossless,
                  isOn: format.lossless,
                },
              ]}
              onChange={(_, lossless) => onChange({ ...format, lossless })}
            />
          </Row>
        </>
      );
    case 'avif':
      return <Quality value={format.quality} onChange={(quality) => onChange({ ...format, quality })} />;
    default:
      return assertNever(format);
  }
}

function Quality({
  value,
  onChange,
}: {
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <Row label={words.format.quality}>
      <NumberField
        label={words.format.quality}
        value={value}
        smallest={1}
        largest={100}
        onChange={onChange}
      />
    </Row>
  );
}

function SizeChoices({ draft, onEdit }: Props) {
  const { resize } = draft;
  return (
    <>
      <Row label={words.size.label}>
        <Select
          label={words.size.label}
          value={resize?.by ?? 'none'}
          options={resizeKinds.map((value) => ({ value, label: words.size.by[value] }))}
          onChange={(by) => onEdit({ resize: resizeBy(by, resize) })}
          testId="size-by"
        />
        {resize && (
          <>
            <SizeValue resize={resize} onChange={(changed) => onEdit({ resize: changed })} />
            <Toggles
              label={words.size.enlarge}
              toggles={[
                {
                  name: 'enlarge',
                  label: words.size.enlarge,
                  face: words.size.enlargeShort,
                  isOn: resize.enlarge,
                },
              ]}
              onChange={(_, enlarge) => onEdit({ resize: { ...resize, enlarge } })}
            />
          </>
        )}
      </Row>
      <Row label={words.size.sharpen}>
        <Segmented
          label={words.size.sharpen}
          value={draft.sharpen}
          segments={(['none', 'low', 'standard', 'high'] as const).map((value) => ({
            value,
            label: words.size.sharpening[value],
          }))}
          onChange={(sharpen) => onEdit({ sharpen })}
        />
      </Row>
    </>
  );
}

interface ValueProps {
  readonly resize: Resize;
  readonly onChange: (resize: Resize) => void;
}

function SizeValue({ resize, onChange }: ValueProps) {
  const label = words.size.value[resize.by];
  switch (resize.by) {
    case 'long-edge':
    case 'short-edge':
      return (
        <NumberField
          label={label}
          value={resize.pixels}
          smallest={16}
          largest={30_000}
          onChange={(pixels) => onChange({ ...resize, pixels })}
        />
      );
    case 'megapixels':
      return (
        <NumberField
          label={label}
          value={Math.max(1, Math.round(resize.megapixels))}
          smallest={1}
          largest={400}
          onChange={(megapixels) => onChange({ ...resize, megapixels })}
        />
      );
    case 'percent':
      return (
        <NumberField
          label={label}
          value={Math.round(resize.percent)}
          smallest={1}
          largest={1_000}
          onChange={(percent) => onChange({ ...resize, percent })}
        />
      );
    default:
      return assertNever(resize);
  }
}
