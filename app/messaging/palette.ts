type Rgb = readonly [red: number, green: number, blue: number];

const INK = '#1f2328';
const LIGHT_CARD = '#ffffff';
const DARK_CARD = '#1c1e21';
/** WCAG 2.2, 1.4.11: a button must stand out from what is around it */
const MINIMUM_CONTRAST = 3;

/** `edge` is the button's border: the colour itself where that stands out, else a stronger shade of it. */
export type Accent = { fill: string; text: string; edge: string };

/** The shop's colour as a button on a light and on a dark card, with a label that is read and an edge that is seen. */
export function accentsFor(accentColor: string | null | undefined): { light: Accent; dark: Accent } {
  const wanted = parseHex(accentColor) ?? parseHex(INK)!;
  return { light: accentOn(LIGHT_CARD, '#000000', wanted), dark: accentOn(DARK_CARD, '#ffffff', wanted) };
}

/** 1 to 21, by WCAG's formula. */
export function contrast(one: string, other: string): number {
  const [high, low] = [luminance(parseHex(one)!), luminance(parseHex(other)!)].sort((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
}

function accentOn(card: string, towards: string, wanted: Rgb): Accent {
  const fill = toHex(wanted);
  let edge = fill;
  for (let share = 0.1; contrast(edge, card) < MINIMUM_CONTRAST; share += 0.1)
    edge = toHex(mix(wanted, parseHex(towards)!, share));
  const text = contrast(fill, '#ffffff') >= contrast(fill, '#000000') ? '#ffffff' : '#000000';
  return { fill, text, edge };
}

function parseHex(color: string | null | undefined): Rgb | null {
  const match = /^#(?:([\da-f])([\da-f])([\da-f])|([\da-f]{2})([\da-f]{2})([\da-f]{2}))$/i.exec(color?.trim() ?? '');
  if (!match) return null;
  const digits = match.slice(1).filter((part) => part !== undefined);
  return digits.map((part) => Number.parseInt(part.padStart(2, part), 16)) as unknown as Rgb;
}

function toHex(color: Rgb): string {
  return `#${color.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return from.map((part, index) => part + (to[index]! - part) * Math.min(share, 1)) as unknown as Rgb;
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  ) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
