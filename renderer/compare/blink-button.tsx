/** Holds the right in the left's place, for hands that are not on the keyboard. */
import { Eye } from 'lucide-react';
import { say } from '../i18n/say.ts';
import { IconButton } from '../ui/button.tsx';
import type { Blink } from './use-blink.ts';

export function BlinkButton({ isHeld, held }: Blink) {
  return (
    <IconButton
      label={say.compare.blink.hold}
      command="compare.blink"
      icon={<Eye size={16} aria-hidden />}
      isPressed={isHeld}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        held(true);
      }}
      onLostPointerCapture={() => held(false)}
      // A key or a screen reader presses without a pointer, and cannot hold.
      onClick={({ detail }) => detail === 0 && held(!isHeld)}
    />
  );
}
