/** What stands in the grid's place while there are no frames to show: opening, broken, or new. */
import { Aperture, CircleAlert, Film, Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { toAppError } from '../../shared/errors.ts';
import type { AppState } from '../../shared/ipc/app-state.ts';
import { useApp, useRunCommand } from '../app-context.tsx';
import { wordsOf } from '../i18n/failures.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import styles from './library-note.module.css';

interface Props {
  readonly app: AppState;
  /** Frames asked for that are not here yet. */
  readonly coming: number;
  /** A call for one of them is open just now. */
  readonly isMaking: boolean;
  /** Libraries opened last. */
  readonly recent: ReactNode;
}

export function LibraryNote({ app, coming, isMaking, recent }: Props) {
  const { library } = app;
  switch (library.state) {
    case 'opening':
      return library.isSilent ? (
        <SilentLibrary label={library.label} recent={recent} />
      ) : (
        <Empty title={say.shell.openingLibrary} />
      );
    case 'broken':
      return <BrokenLibrary library={library} recent={recent} />;
    case 'ready':
      return coming > 0 ? (
        <FirstFrames coming={coming} isMaking={isMaking} />
      ) : (
        <NewLibrary isPractice={app.practice} recent={recent} />
      );
  }
}

function FirstFrames({ coming, isMaking }: Pick<Props, 'coming' | 'isMaking'>) {
  return (
    <Empty
      title={isMaking ? say.frames.coming(coming) : say.frames.waiting(coming)}
      icon={
        <Aperture size={32} strokeWidth={1.25} aria-hidden className={isMaking ? styles.making : undefined} />
      }
    >
      {say.shell.emptyLibrary.coming}
    </Empty>
  );
}

function NewLibrary({ isPractice, recent }: { readonly isPractice: boolean } & Pick<Props, 'recent'>) {
  const run = useRunCommand();
  const words = say.shell.emptyLibrary;
  return (
    <Empty
      title={words.title}
      icon={<Film size={32} strokeWidth={1.25} aria-hidden />}
      action={
        <>
          <div className={styles.actions}>
            {isPractice && <Button onClick={() => run('app.settings')}>{words.setKey}</Button>}
            <Button tooltip={words.importTip} command="library.import" onClick={() => run('library.import')}>
              {words.importPhotos}
            </Button>
          </div>
          {recent}
        </>
      }
    >
      {isPractice ? words.practice : words.ready}
    </Empty>
  );
}

/** It may answer yet, and opens then; meanwhile there is a way out. */
function SilentLibrary({ label, recent }: { readonly label: string } & Pick<Props, 'recent'>) {
  return (
    <Empty
      title={wordsOf({ code: 'library-silent' }).title}
      icon={<Hourglass size={32} strokeWidth={1.25} aria-hidden />}
      action={<WaysOut recent={recent} />}
    >
      <p className={styles.folder}>{label}</p>
      <p>{wordsOf({ code: 'library-silent' }).meaning}</p>
      <p>{say.shell.silentLibrary}</p>
    </Empty>
  );
}

function BrokenLibrary({
  library,
  recent,
}: { readonly library: AppState['library'] } & Pick<Props, 'recent'>) {
  const words = say.shell.brokenLibrary;
  const failure = library.error && wordsOf(library.error);
  return (
    <Empty
      title={failure?.title ?? words.title}
      icon={<CircleAlert size={32} strokeWidth={1.25} aria-hidden />}
      action={<WaysOut recent={recent} />}
    >
      <p className={styles.folder}>{library.label}</p>
      {failure && <p>{failure.meaning}</p>}
    </Empty>
  );
}

/** Of a library that is not open. */
function WaysOut({ recent }: Pick<Props, 'recent'>) {
  const { bridge, notices } = useApp();
  const failed = (thrown: unknown): void => notices.getState().requestFailed(toAppError(thrown));
  const words = say.shell.brokenLibrary;
  return (
    <>
      <div className={styles.actions}>
        <Button onClick={() => void bridge.request('library.reopen').catch(failed)}>{words.again}</Button>
        <Button onClick={() => void bridge.request('library.choose-folder').catch(failed)}>
          {words.choose}
        </Button>
      </div>
      {recent}
    </>
  );
}
