/** The looking aids' commands. What no one sees is said. */
import type { CommandId } from '../../shared/commands.ts';
import { nextSurround } from '../../shared/settings/settings.ts';
import { useApp, useCommand } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import type { Aid, LookingStore } from './looking-store.ts';

export const aidCommands = {
  information: 'view.info',
  colour: 'look.colour',
  histogram: 'look.histogram',
  clipping: 'look.clipping',
} as const satisfies Record<Aid, CommandId>;

interface Props {
  readonly store: LookingStore;
  /** A picture can be seen. */
  readonly isLooking: boolean;
}

export function LookingCommands({ store, isLooking }: Props) {
  const { announcer, app: appStore } = useApp();
  const words = say.viewer;
  const toggled = (aid: Aid) => () => {
    store.getState().aidToggled(aid);
    const state = store.getState().shown.has(aid) ? 'on' : 'off';
    announcer.getState().announced(words.toggled[state](words.aids[aid]));
  };
  useCommand(aidCommands.information, toggled('information'), isLooking);
  useCommand(aidCommands.colour, toggled('colour'), isLooking);
  useCommand(aidCommands.histogram, toggled('histogram'), isLooking);
  useCommand(aidCommands.clipping, toggled('clipping'), isLooking);
  useCommand(
    'look.guides',
    () => {
      store.getState().guideStepped();
      announcer.getState().announced(words.guides[store.getState().guide]);
    },
    isLooking,
  );
  useCommand(
    'look.surround',
    () => {
      const { app, settingsChanged } = appStore.getState();
      if (!app) return;
      const surround = nextSurround(app.settings.surround);
      settingsChanged({ surround });
      announcer.getState().announced(say.settings.surround.announced(surround));
    },
    isLooking,
  );
  return null;
}
