import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import type { Locale } from '../web/locale.ts';

const EXTENSIONS = join(import.meta.dirname, '../../../extensions');

type Toml = { extensions?: { type: string; handle: string; targeting?: { target: string }[] }[] };
export type Bundle = { handle: string; folder: string; target: string; file: string };

/** The extension whose toml names the target, as `shopify app build` left it. Null: none does. */
export function bundleFor(target: string): Bundle | null {
  for (const name of readdirSync(EXTENSIONS)) {
    const path = join(EXTENSIONS, name, 'shopify.extension.toml');
    if (!existsSync(path)) continue;
    const { extensions = [] } = parse(readFileSync(path, 'utf8')) as Toml;
    const found = extensions.find(({ targeting }) => targeting?.some((one) => one.target === target));
    if (found)
      return {
        handle: found.handle,
        folder: join(EXTENSIONS, name),
        target,
        file: join(EXTENSIONS, name, 'dist', `${found.handle}.js`),
      };
  }
  return null;
}

/** The extension's own words, as its host gives them: the reader's language, else the default one. */
export function wordsOf({ folder }: Bundle, locale: Locale): Record<string, unknown> {
  const locales = join(folder, 'locales');
  const files = readdirSync(locales);
  const file = files.find((name) => name === `${locale}.json`) ?? files.find((name) => name.endsWith('.default.json'));
  return file ? JSON.parse(readFileSync(join(locales, file), 'utf8')) : {};
}
