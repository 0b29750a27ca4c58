/** Folds what differs away, and back. Stands in the line under the pictures. */
import { Diff } from 'lucide-react';
import { say } from '../i18n/say.ts';
import { IconButton } from '../ui/button.tsx';
import type { DiffersFold } from './use-differs-fold.ts';

export function DiffersSwitch({ isOpen, toggled }: DiffersFold) {
  return (
    <IconButton
      label={say.differs.title}
      command="view.differs"
      icon={<Diff size={16} aria-hidden />}
      isPressed={isOpen}
      onClick={toggled}
    />
  );
}
