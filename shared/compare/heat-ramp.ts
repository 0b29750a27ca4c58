/**
 * Colours for "how much": black is nothing at all, and from the least there is it goes on over indigo, magenta and
 * orange to a pale yellow. Equal steps look equally large: the ramp is walked at an even pace in Oklab (B. Ottosson,
 * "A perceptual color space for image processing", 2020). Each colour is lighter than the one before, so that it reads
 * without hues too, by any eye and in print; none but black is neutral, so nothing is mistaken for a grey.
 */

type Triple = readonly [number, number, number];

/** sRGB, 0 to 255: what the ramp leads through. The first can just be told from black. */
const stations: readonly Triple[] = [
  [38, 18, 92],
  [146, 38, 124],
  [232, 92, 66],
  [250, 176, 50],
  [252, 250, 190],
];

/** 256 colours as RGBA words, opaque. */
export const heatRamp: Uint32Array = (() => {
  const path = finePath(stations.map(oklabOf));
  const ways = path.map((place, at) => (at === 0 ? 0 : distance(place, path[at - 1] ?? place)));
  const whole = ways.reduce((sum, way) => sum + way, 0);
  const ramp = Uint32Array.of(0xff000000, ...new Uint32Array(255));
  let at = 0;
  let gone = 0;
  for (let step = 1; step < 256; step += 1) {
    while (at < path.length - 1 && gone < (whole * (step - 1)) / 254) {
      at += 1;
      gone += ways[at] ?? 0;
    }
    ramp[step] = wordOf(rgbOf(path[at] ?? [0, 0, 0]));
  }
  return ramp;
})();

/** Straight lines between the stations, in steps far smaller than those of the ramp. */
function finePath(places: readonly Triple[]): readonly Triple[] {
  const steps = 1024;
  return places.flatMap((from, index) => {
    const to = places[index + 1];
    if (!to) return [from];
    return Array.from({ length: steps }, (_, step): Triple => {
      const mixed = (channel: 0 | 1 | 2): number =>
        from[channel] + ((to[channel] - from[channel]) * step) / steps;
      return [mixed(0), mixed(1), mixed(2)];
    });
  });
}

function distance(a: Triple, b: Triple): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function oklabOf(rgb: Triple): Triple {
  const [r, g, b] = [linear(rgb[0]), linear(rgb[1]), linear(rgb[2])];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function rgbOf([light, a, b]: Triple): Triple {
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** The sRGB curve, IEC 61966-2-1. */
function linear(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function encoded(value: number): number {
  const inside = Math.min(Math.max(value, 0), 1);
  return Math.round(255 * (inside <= 0.0031308 ? inside * 12.92 : 1.055 * inside ** (1 / 2.4) - 0.055));
}

function wordOf([red, green, blue]: Triple): number {
  return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
}
