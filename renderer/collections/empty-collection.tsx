/** What stands in the grid's place while the collection that is shown has no frames. */
import { Images } from 'lucide-react';
import { useApp } from '../app-context.tsx';
import { keysOf } from '../commands.ts';
import { say } from '../i18n/say.ts';
import { Empty } from '../ui/empty.tsx';

export function EmptyCollection() {
  const { platform } = useApp();
  const words = say.collections.empty;
  return (
    <Empty title={words.title} icon={<Images size={32} strokeWidth={1.25} aria-hidden />}>
      {words.text(keysOf('frame.collect', platform))}
    </Empty>
  );
}
