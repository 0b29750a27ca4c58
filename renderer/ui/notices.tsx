/** Notices at the window's lower edge. */
import { Check, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Button, IconButton } from './button.tsx';
import type { Notice } from './notices-store.ts';
import styles from './notices.module.css';

export function Notices() {
  const { notices: store } = useApp();
  const notices = useStore(store, (state) => state.notices);
  if (notices.length === 0) return null;
  return (
    <section className={styles.notices} aria-label={say.ui.notices}>
      <ul className={styles.list}>
        {notices.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} onClose={() => store.getState().closed(notice.id)} />
        ))}
      </ul>
    </section>
  );
}

const icons = { done: Check, note: Info, failure: TriangleAlert } as const;

function NoticeItem({ notice, onClose }: { readonly notice: Notice; readonly onClose: () => void }) {
  const { notices: store } = useApp();
  const { id, stays } = notice;
  useEffect(() => {
    if (stays === undefined) return;
    const timer = setTimeout(() => store.getState().closed(id), stays);
    return () => clearTimeout(timer);
  }, [id, stays, store]);
  const { action } = notice;
  const Icon = icons[notice.kind];
  return (
    <li className={styles.notice} role={notice.kind === 'failure' ? 'alert' : undefined}>
      <span className={styles.icon} data-kind={notice.kind}>
        <Icon size={16} aria-hidden />
      </span>
      <div className={styles.text}>
        <p className={styles.title}>{notice.title}</p>
        {notice.detail !== undefined && <p className={styles.detail}>{notice.detail}</p>}
      </div>
      {action && (
        <Button
          onClick={() => {
            action.run();
            onClose();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label={say.ui.closeNotice} icon={<X size={16} aria-hidden />} onClick={onClose} />
    </li>
  );
}
