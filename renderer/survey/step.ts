/** Which picture of a survey stands above or below another. Pure. */
import type { Place } from './layout.ts';

/** Of the nearest row in that direction the picture whose middle is nearest; null: there is no row. */
export function verticalNeighbour(
  places: readonly Place[],
  from: number,
  direction: 'up' | 'down',
): number | null {
  const own = places[from];
  if (!own) return null;
  const sign = direction === 'down' ? 1 : -1;
  const others = places
    .map((place, at) => ({
      at,
      rows: sign * (middleOf(place).y - middleOf(own).y),
      aside: Math.abs(middleOf(place).x - middleOf(own).x),
      isBeside: place.top < own.top + own.height && own.top < place.top + place.height,
    }))
    .filter(({ rows, isBeside }) => rows > 0 && !isBeside);
  const nearest = Math.min(...others.map(({ rows }) => rows));
  const reach = nearest + own.height / 2;
  const [best] = others.filter(({ rows }) => rows < reach).sort((a, b) => a.aside - b.aside);
  return best?.at ?? null;
}

function middleOf({ left, top, width, height }: Place): { readonly x: number; readonly y: number } {
  return { x: left + width / 2, y: top + height / 2 };
}
