/** The way from the frame that is looked at to its sheet. */
import { Table2 } from 'lucide-react';
import { useRunCommand } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';

export function SheetAction() {
  const run = useRunCommand();
  return (
    <Button
      isWide
      icon={<Table2 size={16} aria-hidden />}
      tooltip={say.frames.onSheet}
      command="frame.sheet"
      onClick={() => run('frame.sheet')}
    >
      {say.frames.onSheetShort}
    </Button>
  );
}
