import { join } from 'node:path';
import type { Request, Response } from 'express';
import type { DevStore } from '../../contract.ts';
import { devBar } from '../web/document.ts';
import { scriptJson } from '../web/html.ts';
import { localeOf } from '../web/locale.ts';
import { isInEditor, liquidGlobals, type TemplateName } from './context.ts';
import { liquidEngine } from './liquid-engine.ts';
import type { PageAssets } from './liquid-tags.ts';
import { type BlockName, type ThemeExtension, themeExtension } from './theme-extension.ts';
import { themeOf } from './themes.ts';
import { translator } from './translate.ts';

type PageBlock = Exclude<BlockName, 'capture'>;

export type ThemePage = {
  template: TemplateName;
  title: string;
  locals?: Record<string, unknown>;
  /** the app blocks that stand on this page once they are switched on */
  blocks?: readonly PageBlock[];
  /** Liquid given instead of a template file (an app-proxy answer of type application/liquid) */
  source?: string;
  status?: number;
};

/** Renders a page in the theme: template, then the layout around it with what the blocks asked for. */
export async function sendThemePage(req: Request, res: Response, store: DevStore, page: ThemePage): Promise<void> {
  const locale = localeOf(res);
  const theme = themeOf(res);
  const extension = themeExtension(locale, store.config.currencyCode);
  const engine = liquidEngine({
    roots: theme.folders,
    snippets: theme.folders.map((folder) => join(folder, 'snippets')),
    assetBase: '/__theme',
    currencyCode: store.config.currencyCode,
    translate: translator(join(theme.folders.at(-1) ?? theme.folders[0], 'locales'), locale),
  });
  const assets: PageAssets = { headTags: new Set() };
  const globals = {
    ...liquidGlobals(req, res, store, page.template),
    ...page.locals,
    page_title: page.title,
    page_assets: assets,
  };
  const switches = store.themeBlocks();

  const placed = (page.blocks ?? []).filter((name) => switches[name]);
  let blockHtml = '';
  for (const name of placed) blockHtml += await renderSafely(extension, name, globals, assets);
  const { style, nudge } = switches;
  const embedHtml = switches.embed ? await renderSafely(extension, 'capture', globals, assets, { style, nudge }) : '';
  const embedInHead = extension.targetOf('capture') === 'head';

  const scope = { content_for_app_block: blockHtml, block_is_on: placed.length > 0 };
  const file = [page.template.directory, page.template.name].filter(Boolean).join('/');
  const content =
    page.source === undefined
      ? await engine.renderFile(`templates/${file}`, scope, { globals })
      : await engine.parseAndRender(page.source, scope, { globals });
  const wantsNoLayout = page.source !== undefined && /\{%-?\s*layout\s+none\s*-?%\}/.test(page.source);
  const body = wantsNoLayout
    ? content
    : await engine.renderFile(
        'layout/theme',
        {
          content_for_layout: content,
          content_for_header:
            contentForHeader(store, locale, theme, isInEditor(req), assets) + (embedInHead ? embedHtml : ''),
          content_for_body_end: embedInHead ? '' : embedHtml,
          // the editor has its own around it
          dev_bar: isInEditor(req) ? '' : devBar(req, res, 'shop').text,
        },
        { globals },
      );
  if (!res.getHeader('Cache-Control')) res.setHeader('Cache-Control', 'no-store');
  res
    .status(page.status ?? 200)
    .type('html')
    .send(body);
}

/** A block that fails shows its error where it stands, as in the theme editor; the shop keeps working. */
async function renderSafely(
  extension: ThemeExtension,
  name: BlockName,
  globals: Record<string, unknown>,
  assets: PageAssets,
  settings: Record<string, unknown> = {},
): Promise<string> {
  try {
    return await extension.renderBlock(name, globals, assets, settings);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return `<pre class="liquid-error" data-liquid-error="${name}">Liquid error (${name}): ${message.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</pre>`;
  }
}

function contentForHeader(
  store: DevStore,
  locale: string,
  { id, name }: ReturnType<typeof themeOf>,
  designMode: boolean,
  assets: PageAssets,
): string {
  const { shop, currencyCode } = store.config;
  const facts = {
    shop,
    locale,
    currency: { active: currencyCode, rate: '1.0' },
    country: 'FR',
    routes: { root: '/' },
    theme: { name, id, role: 'main' },
    designMode,
  };
  return `<script>window.Shopify=Object.assign(window.Shopify||{},${scriptJson(facts)});
Shopify.customerPrivacy={analyticsProcessingAllowed:function(){return true},preferencesProcessingAllowed:function(){return true},marketingAllowed:function(){return true},saleOfDataAllowed:function(){return true},userCanBeTracked:function(){return true}};
Shopify.loadFeatures=function(features,done){if(done)done()};</script>
${[...assets.headTags].join('\n')}`;
}
