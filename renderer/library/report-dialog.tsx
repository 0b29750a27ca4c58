/** The library report: what is not as the app left it, kind by kind, with what can be done about it. */
import { ShieldCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toAppError } from '../../shared/errors.ts';
import type { FrameId } from '../../shared/ids.ts';
import { reportKinds } from '../../shared/library-report.ts';
import type { LibraryReport, ReportKind, ReportLine } from '../../shared/library-report.ts';
import { useApp } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Empty } from '../ui/empty.tsx';
import styles from './report-dialog.module.css';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const words = say.report;

export function ReportDialog({ isOpen, onClose }: Props) {
  return (
    <Dialog title={words.title} description={words.description} isOpen={isOpen} onClose={onClose} isLarge>
      <Report />
    </Dialog>
  );
}

function Report() {
  const { bridge, notices } = useApp();
  const [report, setReport] = useState<LibraryReport | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    bridge.request('library.report').then(
      (next) => isCurrent && setReport(next),
      (thrown: unknown) => notices.getState().requestFailed(toAppError(thrown)),
    );
    return () => {
      isCurrent = false;
    };
  }, [bridge, notices, looks]);

  async function adopt(frames: readonly FrameId[]): Promise<void> {
    setBusy(true);
    try {
      const adopted = await bridge.request('library.adopt', { frames: [...frames] });
      notices.getState().posted({ kind: 'done', title: words.adopted(adopted.frames), stays: 6_000 });
    } catch (thrown) {
      notices.getState().requestFailed(toAppError(thrown));
    }
    setBusy(false);
    setLooks((before) => before + 1);
  }

  if (!report) return <p className={styles.reading}>{words.reading}</p>;
  if (report.total === 0)
    return (
      <Empty title={words.clean.title} icon={<ShieldCheck size={32} strokeWidth={1.25} aria-hidden />}>
        {words.clean.text}
      </Empty>
    );
  return (
    <div className={styles.report}>
      {reportKinds.map((kind) => (
        <Kind
          key={kind}
          kind={kind}
          lines={report.lines.filter((line) => line.kind === kind)}
          isBusy={isBusy}
          onAdopt={(frames) => void adopt(frames)}
        />
      ))}
      {report.total > report.lines.length && (
        <p className={styles.reading}>{words.more(report.total - report.lines.length)}</p>
      )}
    </div>
  );
}

interface KindProps {
  readonly kind: ReportKind;
  readonly lines: readonly ReportLine[];
  readonly isBusy: boolean;
  readonly onAdopt: (frames: readonly FrameId[]) => void;
}

function Kind({ kind, lines, isBusy, onAdopt }: KindProps) {
  if (lines.length === 0) return null;
  const { title, meaning } = words.kinds[kind];
  const adoptable = lines.flatMap((line) => line.adoptable ?? []);
  return (
    <section className={styles.kind} aria-label={title}>
      <header className={styles.head}>
        <div>
          <h3>
            {title} <span className={styles.count}>{lines.length}</span>
          </h3>
          <p className={styles.meaning}>{meaning}</p>
        </div>
        {adoptable.length > 0 && (
          <Button isBusy={isBusy} tooltip={words.adoptTip} onClick={() => onAdopt(adoptable)}>
            {words.adopt(adoptable.length)}
          </Button>
        )}
      </header>
      <ul className={styles.files} aria-label={words.files(title)}>
        {lines.map(({ file }) => (
          <li key={file}>{file}</li>
        ))}
      </ul>
    </section>
  );
}
