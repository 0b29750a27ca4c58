/** Has the seed of the frame that is looked at checked: it is asked for once more and compared. */
import { ScanSearch } from 'lucide-react';
import { useStore } from 'zustand';
import type { FrameRecord } from '../../shared/frame/record.ts';
import { checkLackOf } from '../../shared/seed/seed-check.ts';
import { useApp, useRunCommand } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';

export function SeedCheckAction({ record }: { readonly record: FrameRecord }) {
  const run = useRunCommand();
  const isPractice = useStore(useApp().app, ({ app }) => app?.practice ?? true);
  const lack = checkLackOf(record, isPractice);
  const words = say.seedCheck;
  return (
    <Button
      isWide
      icon={<ScanSearch size={16} aria-hidden />}
      // Not `disabled`: the reason would be out of reach.
      aria-disabled={lack !== null || undefined}
      tooltip={lack ? words.lacks[lack] : words.tip}
      command="frame.check-seed"
      onClick={() => run('frame.check-seed')}
    >
      {words.action}
    </Button>
  );
}
