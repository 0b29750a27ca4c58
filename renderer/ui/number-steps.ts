/** Arithmetic of number fields: what typing, keys and dragging make of a whole number. */

export function clamp(value: number, smallest: number, largest: number): number {
  return Math.min(largest, Math.max(smallest, value));
}

/** The whole number a text spells; null when it spells none. */
export function parseWhole(text: string): number | null {
  const trimmed = text.trim();
  return /^\d{1,15}$/.test(trimmed) ? Number(trimmed) : null;
}

/** The value after a key of the spinbutton pattern (WAI-ARIA); null for any other key. */
export function steppedValue(value: number, key: string, smallest: number, largest: number): number | null {
  switch (key) {
    case 'ArrowUp':
      return clamp(value + 1, smallest, largest);
    case 'ArrowDown':
      return clamp(value - 1, smallest, largest);
    case 'PageUp':
      return clamp(value + 10, smallest, largest);
    case 'PageDown':
      return clamp(value - 10, smallest, largest);
    default:
      return null;
  }
}

/** CSS pixels of drag for one step: small ranges want calmer steps. */
function pixelsPerStep(smallest: number, largest: number): number {
  return largest - smallest > 50 ? 4 : 8;
}

export function draggedValue(start: number, pixels: number, smallest: number, largest: number): number {
  return clamp(start + Math.trunc(pixels / pixelsPerStep(smallest, largest)), smallest, largest);
}
