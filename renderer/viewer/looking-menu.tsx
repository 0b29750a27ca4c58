/** The looking aids for whoever has no key at hand: mouse, pen, finger, or a screen reader. */
import { Eye } from 'lucide-react';
import { useStore } from 'zustand';
import { surrounds } from '../../shared/settings/settings.ts';
import type { Surround } from '../../shared/settings/settings.ts';
import { useRunCommand } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { IconButton } from '../ui/button.tsx';
import { ChoiceMenu, MenuAct, MenuChoice, MenuSwitch } from '../ui/choice-menu.tsx';
import { guides } from './guides.ts';
import { aidCommands } from './looking-commands.tsx';
import { useLooking } from './looking-context.tsx';
import { aids } from './looking-store.ts';

interface Props {
  readonly surround: Surround;
  readonly onSurround: (surround: Surround) => void;
}

export function LookingMenu({ surround, onSurround }: Props) {
  const run = useRunCommand();
  const looking = useLooking();
  const shown = useStore(looking, (state) => state.shown);
  const guide = useStore(looking, (state) => state.guide);
  const { guideChosen } = looking.getState();
  const words = say.viewer;
  return (
    <ChoiceMenu
      label={words.menu}
      trigger={<IconButton label={words.menu} icon={<Eye size={16} aria-hidden />} side="bottom" />}
    >
      {aids.map((aid) => (
        <MenuSwitch
          key={aid}
          command={aidCommands[aid]}
          isOn={shown.has(aid)}
          onToggle={() => run(aidCommands[aid])}
        >
          {words.aids[aid]}
        </MenuSwitch>
      ))}
      <MenuChoice
        label={words.guide}
        command="look.guides"
        value={guide}
        options={guides.map((value) => ({ value, label: words.guideNames[value] }))}
        onChange={guideChosen}
      />
      <MenuChoice
        label={say.settings.surround.label}
        command="look.surround"
        value={surround}
        options={surrounds.map((value) => ({ value, label: say.settings.surround.options[value] }))}
        onChange={onSurround}
      />
      <MenuAct command="view.full-screen" onSelect={() => run('view.full-screen')}>
        {words.fullScreen}
      </MenuAct>
    </ChoiceMenu>
  );
}
