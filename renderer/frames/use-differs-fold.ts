/** Whether what differs stands above the pictures: one choice for compare and survey, kept with the window's layout. */
import { useStore } from 'zustand';
import { useApp, useCommand } from '../app-context.tsx';

export interface DiffersFold {
  readonly isOpen: boolean;
  readonly toggled: () => void;
}

/** Answers to the command that folds it. */
export function useDiffersFold(): DiffersFold {
  const { app } = useApp();
  const isOpen = useStore(app, (state) => state.app?.settings.layout.differsOpen ?? true);
  const toggled = (): void => app.getState().layoutChanged({ differsOpen: !isOpen });
  useCommand('view.differs', toggled);
  return { isOpen, toggled };
}
