/** Settings: each takes effect when it is chosen; there is nothing to save but the key. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { defaultGatewayUrl, gatewayUrlSchema, surrounds } from '../../shared/settings/settings.ts';
import type { Settings, SettingsChange } from '../../shared/settings/settings.ts';
import type { AppState } from '../../shared/ipc/app-state.ts';
import { toAppError } from '../../shared/errors.ts';
import { useApp } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { Row, Section } from '../ui/row.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { CreditSection } from './credit-section.tsx';
import { KeySection } from './key-section.tsx';
import { ModelsSection } from './models-section.tsx';
import { SpendSection } from './spend-section.tsx';
import styles from './settings-dialog.module.css';

interface Props {
  readonly app: AppState;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChange: (change: SettingsChange) => void;
  readonly onKeyChange: (key: AppState['key']) => void;
  /** Libraries opened last. */
  readonly recent: ReactNode;
}

export function SettingsDialog({ app, isOpen, onClose, onChange, onKeyChange, recent }: Props) {
  const { settings } = app;
  return (
    <Dialog title={say.settings.title} isOpen={isOpen} onClose={onClose} isWide>
      <div className={styles.sections}>
        <KeySection app={app} onKeyChange={onKeyChange} onSafe={() => onChange({ delivery: 'safe' })} />
        <GatewaySection app={app} onChange={onChange} />
        <SpendSection settings={settings} onChange={onChange} />
        <ModelsSection status={app.modelFile} />
        <LibrarySection label={app.library.label} recent={recent} />
        <CreditSection credit={app.settings.credit} onChange={onChange} />
        <LookSection settings={settings} onChange={onChange} />
      </div>
    </Dialog>
  );
}

function GatewaySection({ app, onChange }: Pick<Props, 'app' | 'onChange'>) {
  const { settings } = app;
  const words = say.settings;
  return (
    <Section title={words.sections.gateway}>
      <GatewayAddress
        key={settings.gatewayUrl}
        url={settings.gatewayUrl}
        isFixed={app.gatewayFixed}
        onChange={(gatewayUrl) => onChange({ gatewayUrl })}
      />
      <Row label={words.delivery.label} hintId="delivery-hint" hint={deliveryHint(app)}>
        <Select
          label={words.delivery.label}
          value={settings.delivery}
          options={(['direct', 'safe'] as const).map((value) => ({
            value,
            label: words.delivery.options[value],
          }))}
          onChange={(delivery) => onChange({ delivery })}
          describedBy="delivery-hint"
          testId="delivery"
        />
      </Row>
      <Row label={words.parallel.label} hintId="parallel-hint" hint={words.parallel.hint}>
        <NumberField
          label={words.parallel.label}
          value={settings.parallelCalls}
          smallest={1}
          largest={100}
          onChange={(parallelCalls) => onChange({ parallelCalls })}
          describedBy="parallel-hint"
          testId="parallel-calls"
        />
      </Row>
    </Section>
  );
}

function deliveryHint({ settings, tasklessModels }: AppState): string {
  const { hints, taskless } = say.settings.delivery;
  const hint = hints[settings.delivery];
  return settings.delivery === 'safe' && tasklessModels.length > 0 ? hint + taskless(tasklessModels) : hint;
}

interface AddressProps {
  readonly url: string;
  /** A switch names the gateway for this run. */
  readonly isFixed: boolean;
  readonly onChange: (url: string) => void;
}

/** Changes when it is left or Enter is pressed, and only to an address that can be one. */
function GatewayAddress({ url, isFixed, onChange }: AddressProps) {
  const [text, setText] = useState(url);
  const trimmed = text.trim();
  const isValid = gatewayUrlSchema.safeParse(trimmed).success;
  const words = say.settings.gateway;

  function commit(): void {
    if (isValid && trimmed !== url) onChange(trimmed);
  }

  return (
    <Row
      label={words.short}
      hintId="gateway-hint"
      hint={isValid ? (isFixed ? words.fixed : null) : words.invalid}
    >
      <TextField
        label={words.label}
        value={text}
        isInvalid={!isValid}
        inputMode="url"
        spellCheck={false}
        aria-describedby="gateway-hint"
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
        data-testid="gateway-address"
      />
      {url !== defaultGatewayUrl && (
        <Button onClick={() => onChange(defaultGatewayUrl)}>{words.reset}</Button>
      )}
    </Row>
  );
}

function LibrarySection({ label, recent }: { readonly label: string } & Pick<Props, 'recent'>) {
  const { bridge, notices } = useApp();
  const words = say.settings.library;

  async function choose(): Promise<void> {
    try {
      await bridge.request('library.choose-folder');
    } catch (thrown) {
      notices.getState().requestFailed(toAppError(thrown));
    }
  }

  return (
    <Section title={say.settings.sections.library}>
      <Row label={words.label}>
        <span className={styles.folder} title={label}>
          {label}
        </span>
        <Button aria-label={words.choose} onClick={() => void choose()} data-testid="choose-library-folder">
          {words.chooseFace}
        </Button>
      </Row>
      {recent}
    </Section>
  );
}

/** In 8-bit tones: as the schema has them. */
const clippingBounds = { highlights: [128, 255], shadows: [0, 127] } as const;

function LookSection({ settings, onChange }: { readonly settings: Settings } & Pick<Props, 'onChange'>) {
  const { theme, language, surround, clipping, pictureMemory } = say.settings;
  return (
    <Section title={say.settings.sections.look}>
      <Row label={theme.label}>
        <Select
          label={theme.label}
          value={settings.theme}
          options={(['dark', 'light', 'system'] as const).map((value) => ({
            value,
            label: theme.options[value],
          }))}
          onChange={(chosen) => onChange({ theme: chosen })}
          testId="theme"
        />
      </Row>
      <Row label={language.label}>
        <Select
          label={language.label}
          value={settings.language}
          options={[{ value: 'en', label: language.options.en }]}
          onChange={(chosen) => onChange({ language: chosen })}
          testId="language"
        />
      </Row>
      <Row label={surround.label} hintId="surround-hint" hint={surround.hint}>
        <Select
          label={surround.label}
          value={settings.surround}
          options={surrounds.map((value) => ({ value, label: surround.options[value] }))}
          onChange={(chosen) => onChange({ surround: chosen })}
          describedBy="surround-hint"
          testId="surround"
        />
      </Row>
      {(['highlights', 'shadows'] as const).map((end) => (
        <Row key={end} label={clipping[end].label} hintId={`${end}-hint`} hint={clipping[end].hint}>
          <NumberField
            label={clipping[end].label}
            value={settings.clipping[end]}
            smallest={clippingBounds[end][0]}
            largest={clippingBounds[end][1]}
            onChange={(tone) => onChange({ clipping: { ...settings.clipping, [end]: tone } })}
            describedBy={`${end}-hint`}
            testId={`clipping-${end}`}
          />
        </Row>
      ))}
      <Row label={pictureMemory.label} hintId="picture-memory-hint" hint={pictureMemory.hint}>
        <NumberField
          label={pictureMemory.label}
          value={settings.pictureMemoryMiB}
          smallest={128}
          largest={8192}
          onChange={(pictureMemoryMiB) => onChange({ pictureMemoryMiB })}
          describedBy="picture-memory-hint"
          testId="picture-memory"
        />
      </Row>
    </Section>
  );
}
