/** More than a process needs at a time: languages and voices, each with a few ways to write, and the zones of its shops. */
const FORMATTERS_KEPT = 500;

/** To make a formatter takes many times as long as to write something with it, so each is kept; the oldest go first. */
function kept<Options extends object, Formatter>(make: (locale: string, options?: Options) => Formatter) {
  const made = new Map<string, Formatter>();
  return (locale: string, options?: Options): Formatter => {
    const key = options ? locale + JSON.stringify(options) : locale;
    const known = made.get(key);
    if (known) return known;
    const formatter = make(locale, options);
    made.set(key, formatter);
    const [oldest] = made.keys();
    if (made.size > FORMATTERS_KEPT && oldest !== undefined) made.delete(oldest);
    return formatter;
  };
}

export const numberFormat = kept(
  (locale, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
const dateFormat = kept((locale, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
export const listFormat = kept((locale, options?: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options));

/** A date as people write it: French says the first of a month as an ordinal, which the runtime's tables don't. */
export function dateWords(instant: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  const written = dateFormat(locale, options).format(instant);
  return locale.startsWith('fr') ? written.replace(/^1 (?=\p{L})/u, '1er ') : written;
}
