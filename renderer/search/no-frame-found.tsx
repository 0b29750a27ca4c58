/** What stands in the grid's place when no frame answers what is typed. */
import { SearchX } from 'lucide-react';
import { useStore } from 'zustand';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import type { SearchStore } from './search-store.ts';

export function NoFrameFound({ store }: { readonly store: SearchStore }) {
  const typed = useStore(store, (state) => state.typed);
  const words = say.search.nothing;
  return (
    <Empty
      title={words.title}
      icon={<SearchX size={32} strokeWidth={1.25} aria-hidden />}
      action={<Button onClick={() => store.getState().typedChanged('')}>{say.search.clear}</Button>}
    >
      {words.text(typed.trim())}
    </Empty>
  );
}
