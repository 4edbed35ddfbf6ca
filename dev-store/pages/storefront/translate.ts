import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml } from '../web/html.ts';
import type { Locale } from '../web/locale.ts';

export type Translate = (key: string, values?: Record<string, unknown>) => string;
type Words = { [key: string]: Words | string };

/**
 * Shopify's `t`: the visitor's language, else the default file; {{ name }} is filled in; `count` chooses one/other;
 * the result is escaped unless the key ends in _html (then only the filled-in values are).
 */
export function translator(localesDir: string, locale: Locale, suffix: '' | '.schema' = ''): Translate {
  const words = readWords(join(localesDir, `${locale}${suffix}.json`));
  const fallback = readWords(defaultFile(localesDir, suffix));
  return (key, values = {}) => {
    const path = key.split('.');
    const entry = lookUp(words, path) ?? lookUp(fallback, path);
    const text = typeof entry === 'string' ? entry : plural(entry, values['count'], locale);
    if (text === undefined) return escapeHtml(`Translation missing: ${locale}.${key}`);
    const isHtml = key.endsWith('_html');
    const fill = (template: string) =>
      template.replace(/\{\{-?\s*([\w.]+)\s*-?\}\}/g, (_, name: string) => escapeHtml(String(values[name] ?? '')));
    return isHtml ? fill(text) : fill(escapeHtml(text));
  };
}

function readWords(file: string | null): Words {
  if (!file || !existsSync(file)) return {};
  // Shopify's own locale files may begin with a comment.
  return JSON.parse(readFileSync(file, 'utf8').replace(/^\s*\/\*[\s\S]*?\*\//, '')) as Words;
}

function defaultFile(dir: string, suffix: string): string | null {
  if (!existsSync(dir)) return null;
  const name = readdirSync(dir).find((file) => file.endsWith(`.default${suffix}.json`));
  return name ? join(dir, name) : null;
}

function lookUp(words: Words, path: string[]): Words | string | undefined {
  let at: Words | string | undefined = words;
  for (const step of path) {
    if (typeof at !== 'object' || !Object.hasOwn(at, step)) return undefined;
    at = at[step];
  }
  return at;
}

function plural(entry: Words | undefined | string, count: unknown, locale: Locale): string | undefined {
  if (typeof entry !== 'object') return undefined;
  const chosen = entry[new Intl.PluralRules(locale).select(Number(count ?? 0))] ?? entry['other'];
  return typeof chosen === 'string' ? chosen : undefined;
}
