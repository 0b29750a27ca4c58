/** Says when picks that should go to a folder by themselves cannot: nobody looks at the dialog then. */
import { useEffect } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { CollectionId } from '../../shared/ids.ts';
import { useApp } from '../app-context.tsx';
import { wordsOf } from '../i18n/failures.ts';
import { say } from '../i18n/say.ts';
import { newlyHeldUp } from './watch-store.ts';
import type { WatchStore } from './watch-store.ts';

interface Props {
  readonly store: WatchStore;
  readonly collections: StoreApi<{
    readonly reading: {
      readonly collections: readonly { readonly id: CollectionId; readonly name: string }[];
    } | null;
  }>;
}

const words = say.exporting.watch;

export function WatchNotices({ store, collections }: Props) {
  const { notices } = useApp();
  useEffect(
    () =>
      store.subscribe((after, before) => {
        for (const { collection: id, error } of newlyHeldUp(before.watches, after.watches)) {
          const name = collections.getState().reading?.collections.find((each) => each.id === id)?.name;
          // Without one the collection is gone; and the dialog says it itself.
          if (name === undefined || error === null || after.asked?.id === id) continue;
          notices.getState().posted({
            kind: 'failure',
            title: words.heldUp(name),
            detail: `${wordsOf(error).title}. ${words.triesAgain}`,
            action: { label: words.command, run: () => store.getState().dialogAsked({ id, name }) },
          });
        }
      }),
    [store, notices, collections],
  );
  return null;
}
