import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../web/locale.ts';
import { liquidEngine } from './liquid-engine.ts';
import type { PageAssets } from './liquid-tags.ts';
import { translator } from './translate.ts';

export const EXTENSION_DIR = join(import.meta.dirname, '../../../extensions/ricochet-theme');
export const EXTENSION_ASSET_BASE = '/__ext/assets';

export type BlockName = 'advocate' | 'friend' | 'space' | 'wallet' | 'terms' | 'capture';
type Setting = { id?: string; type: string; default?: unknown };
type BlockSchema = {
  name: string;
  target: string;
  javascript?: string;
  stylesheet?: string;
  available_if?: string;
  settings?: Setting[];
};
type Block = { source: string; schema: BlockSchema };

export type ThemeExtension = {
  /** the block's HTML as Shopify wraps it, or '' when the file is absent, not available, or has nothing to show */
  renderBlock(
    name: BlockName,
    globals: Record<string, unknown>,
    assets: PageAssets,
    chosen?: Record<string, unknown>,
  ): Promise<string>;
  targetOf(name: BlockName): string | null;
  /** e.g. "Ricochet – espace parrain", from the block's schema, for the theme editor */
  titleOf(name: BlockName): string | null;
};

/** The real theme app extension, read from its folder on each page so that a change shows on reload. */
export function themeExtension(locale: Locale, currencyCode: string, dir: string = EXTENSION_DIR): ThemeExtension {
  const translate = translator(join(dir, 'locales'), locale);
  const translateSchema = translator(join(dir, 'locales'), locale, '.schema');
  const engine = liquidEngine({
    roots: [join(dir, 'blocks')],
    snippets: [join(dir, 'snippets')],
    assetBase: EXTENSION_ASSET_BASE,
    currencyCode,
    translate,
  });
  const schemaText = (text: unknown) =>
    typeof text === 'string' && text.startsWith('t:') ? plainText(translateSchema(text.slice(2))) : text;

  return {
    targetOf: (name) => readBlock(dir, name)?.schema.target ?? null,
    titleOf: (name) => String(schemaText(readBlock(dir, name)?.schema.name) ?? '') || null,
    async renderBlock(name, globals, assets, chosen = {}) {
      const block = readBlock(dir, name);
      if (!block) return '';
      const id = `dev_${name}`;
      const settings = Object.fromEntries(
        (block.schema.settings ?? []).flatMap((setting) =>
          setting.id ? [[setting.id, chosen[setting.id] ?? schemaText(setting.default) ?? null]] : [],
        ),
      );
      const allGlobals = { ...globals, page_assets: assets };
      if (!(await isAvailable(block.schema, engine, allGlobals))) return '';
      const scope = {
        block: { id, type: `@app/${name}`, settings, shopify_attributes: '' },
        section: { id: 'dev_section', settings: {} },
      };
      const content = String(await engine.parseAndRender(block.source, scope, { globals: allGlobals }));
      if (content.trim() === '') return '';
      addSchemaAssets(block.schema, assets);
      return `<div id="shopify-block-${id}" class="shopify-block shopify-app-block">${content}</div>`;
    },
  };
}

function readBlock(dir: string, name: BlockName): Block | null {
  const file = join(dir, 'blocks', `${name}.liquid`);
  if (!existsSync(file)) return null;
  const source = readFileSync(file, 'utf8');
  const json = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(source)?.[1];
  return { source, schema: json ? (JSON.parse(json) as BlockSchema) : { name, target: 'section' } };
}

/** `"available_if": "{{ app.metafields.ricochet.live.value }}"`, as Shopify reads it. */
async function isAvailable(
  schema: BlockSchema,
  engine: ReturnType<typeof liquidEngine>,
  globals: Record<string, unknown>,
): Promise<boolean> {
  if (!schema.available_if) return true;
  const rendered = String(await engine.parseAndRender(schema.available_if, {}, { globals })).trim();
  return rendered !== '' && rendered !== 'false';
}

/** Shopify loads the files a block's schema names once per page, deferred. */
function addSchemaAssets(schema: BlockSchema, assets: PageAssets): void {
  const url = (file: string) => `${EXTENSION_ASSET_BASE}/${encodeURIComponent(file)}`;
  if (schema.stylesheet) assets.headTags.add(`<link rel="stylesheet" href="${url(schema.stylesheet)}" media="all">`);
  if (schema.javascript) assets.headTags.add(`<script src="${url(schema.javascript)}" defer></script>`);
}

/** Schema texts are plain values, not HTML. */
function plainText(text: string): string {
  return text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
