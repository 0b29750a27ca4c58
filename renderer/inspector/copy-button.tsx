/** Puts a text on the clipboard, and says so. */
import { Copy } from 'lucide-react';
import { toAppError } from '../../shared/errors.ts';
import { useApp } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { IconButton } from '../ui/button.tsx';

export function CopyButton({ what, text }: { readonly what: string; readonly text: string }) {
  const { bridge, announcer, notices } = useApp();
  async function copy(): Promise<void> {
    try {
      await bridge.request('clipboard.write', { text });
      announcer.getState().announced(say.frames.copied(what));
    } catch (thrown) {
      notices.getState().requestFailed(toAppError(thrown));
    }
  }
  return (
    <IconButton
      label={say.frames.copy(what)}
      icon={<Copy size={14} aria-hidden />}
      onClick={() => void copy()}
    />
  );
}
