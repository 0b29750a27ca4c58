/** What every part of the window may reach: the bridge, commands, announcements, notices. */
import { createContext, use, useEffect, useEffectEvent } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { CommandId } from '../shared/commands.ts';
import { builtInModels } from '../shared/models/table.ts';
import type { ModelTable } from '../shared/models/table.ts';
import type { AppStore } from './app-store.ts';
import type { Bridge } from './bridge.ts';
import type { CommandHandler, CommandPress, CommandsStore, Platform } from './commands.ts';
import type { DragOut } from './frames/drag-out.ts';
import type { AnnouncerStore } from './ui/announcer-store.ts';
import type { NoticesStore } from './ui/notices-store.ts';

export interface AppTools {
  readonly bridge: Bridge;
  readonly app: AppStore;
  readonly commands: CommandsStore;
  readonly announcer: AnnouncerStore;
  readonly notices: NoticesStore;
  readonly dragOut: DragOut;
  readonly platform: Platform;
}

const AppContext = createContext<AppTools | null>(null);

export function AppProvider({ tools, children }: { readonly tools: AppTools; readonly children: ReactNode }) {
  return <AppContext value={tools}>{children}</AppContext>;
}

export function useApp(): AppTools {
  const tools = use(AppContext);
  if (!tools) throw new Error('Outside of AppProvider');
  return tools;
}

/** Answers to a command while the component is there and `isEnabled`. */
export function useCommand(id: CommandId, handler: CommandHandler, isEnabled = true): void {
  const { commands } = useApp();
  const run = useEffectEvent(handler);
  useEffect(() => {
    if (!isEnabled) return;
    return commands.getState().registered(id, (press) => run(press));
  }, [commands, id, isEnabled]);
}

/** Answers to several that differ in little. `ids`: the same list every time. */
export function useCommands<Id extends CommandId>(
  ids: readonly Id[],
  handler: (id: Id, press: CommandPress) => void,
  isEnabled: boolean,
): void {
  const { commands } = useApp();
  const run = useEffectEvent(handler);
  useEffect(() => {
    if (!isEnabled) return;
    const leaves = ids.map((id) => commands.getState().registered(id, (press) => run(id, press)));
    return () => {
      for (const leave of leaves) leave();
    };
  }, [commands, ids, isEnabled]);
}

/** Runs a command by its id. */
export function useRunCommand(): (id: CommandId) => void {
  const { commands } = useApp();
  return (id) => {
    commands.getState().run(id);
  };
}

/** Ids of the models that the key may not call, as far as main knows. */
export function useDeniedModels(): readonly string[] {
  return useStore(useApp().app, ({ app }) => app?.deniedModels ?? noneDenied);
}

const noneDenied: readonly string[] = [];

/** The table in force; the built-in one until main has told. */
export function useModels(): ModelTable {
  return useStore(useApp().app, ({ app }) => app?.models ?? builtInModels);
}
