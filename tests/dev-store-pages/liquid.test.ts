import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { liquidEngine } from '../../dev-store/pages/storefront/liquid-engine.ts';
import type { PageAssets } from '../../dev-store/pages/storefront/liquid-tags.ts';
import { themeExtension } from '../../dev-store/pages/storefront/theme-extension.ts';
import { translator } from '../../dev-store/pages/storefront/translate.ts';

function aFolder(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'theme-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

function render(source: string, scope: object = {}, globals: object = {}): Promise<string> {
  const engine = liquidEngine({
    roots: [tmpdir()],
    snippets: [tmpdir()],
    assetBase: '/assets',
    currencyCode: 'EUR',
    translate: (key) => key,
  });
  return engine.parseAndRender(source, scope, { globals });
}

describe('filters', () => {
  test.each([
    ['{{ 1999 | money }}', '19,99 €'],
    ['{{ 123456789 | money }}', '1.234.567,89 €'],
    ['{{ 1000 | money_without_trailing_zeros }}', '10 €'],
    ['{{ 500 | money_with_currency }}', '5,00 € EUR'],
    ["{{ 'app.js' | asset_url | script_tag }}", '<script src="/assets/app.js"></script>'],
    ["{{ 'a.css' | asset_url | stylesheet_tag }}", '<link rel="stylesheet" href="/assets/a.css" media="all">'],
    ["{{ 'L’Été à Brest !' | handleize }}", 'l-ete-a-brest'],
    ["{{ '/a.svg' | image_url: width: 200 }}", '/a.svg?width=200'],
    [`{{ '/a.svg' | image_tag: alt: 'Un "vase"' }}`, '<img src="/a.svg" alt="Un &quot;vase&quot;" loading="lazy">'],
    ["{{ '2026-03-01T10:00:00Z' | time_tag }}", '<time datetime="2026-03-01T10:00:00.000Z">1 mars 2026 à'],
    ["{{ 'x</script>' | json }}", '"x\\u003c/script\\u003e"'],
    ['{{ nothing | json }}', 'null'],
  ])('%s', async (source, expected) => {
    expect(await render(source)).toContain(expected);
  });

  test('text is not escaped by itself, as in Shopify', async () => {
    expect(await render('{{ word }}', { word: '<b>' })).toBe('<b>');
  });
});

describe('tags', () => {
  test('schema and doc say nothing, whatever stands in them', async () => {
    expect(await render('a{% schema %}{"x": "{{ y }}"}{% endschema %}{%- doc -%}{% render "z" %}{%- enddoc -%}b')).toBe(
      'ab',
    );
  });

  test('stylesheet and javascript go to the head of the page, once', async () => {
    const assets: PageAssets = { headTags: new Set() };
    const source = '{% stylesheet %}p{color:red}{% endstylesheet %}'.repeat(2);
    expect(await render(source, {}, { page_assets: assets })).toBe('');
    expect([...assets.headTags]).toEqual(['<style>p{color:red}</style>']);
  });

  test('a form posts to where Shopify posts it, with its attributes and its place to return to', async () => {
    const html = await render("{% form 'customer_login', return_to: back, class: 'wide' %}<input>{% endform %}", {
      back: '/cart?a="1"',
    });
    expect(html).toContain('<form method="post" action="/account/login" accept-charset="UTF-8" class="wide">');
    expect(html).toContain('name="return_to" value="/cart?a=&quot;1&quot;"');
    expect(html).toMatch(/<input><\/form>$/);
  });

  test('style renders the Liquid inside', async () => {
    expect(await render('{% style %}a{color:{{ c }}}{% endstyle %}', { c: 'red' })).toBe(
      '<style data-shopify>a{color:red}</style>',
    );
  });
});

describe('t', () => {
  const dir = aFolder({
    'en.default.json':
      '/* generated */ {"hi": "Hi {{ name }}", "only_en": "English", "n": {"one": "{{ count }} friend", "other": "{{ count }} friends"}, "b_html": "<b>{{ name }}</b>"}',
    'fr.json': '{"hi": "Salut l\'ami {{ name }}", "n": {"one": "{{ count }} ami", "other": "{{ count }} amis"}}',
  });
  const t = translator(dir, 'fr');

  test('speaks the language asked for, else the default', () => {
    expect(t('only_en')).toBe('English');
    expect(t('n', { count: 0 })).toBe('0 ami');
    expect(t('n', { count: 2 })).toBe('2 amis');
  });
  test('escapes the text and what is filled in', () => {
    expect(t('hi', { name: '<i>' })).toBe('Salut l&#39;ami &lt;i&gt;');
  });
  test('keys in _html keep their tags and still escape what is filled in', () => {
    expect(t('b_html', { name: '<i>' })).toBe('<b>&lt;i&gt;</b>');
  });
  test('names a missing key', () => {
    expect(t('no.such')).toBe('Translation missing: fr.no.such');
  });
});

describe('the theme extension', () => {
  const block = `<p>{{ block.settings.title }} {{ 'hi' | t }} {{ app.metafields.ricochet.live.value }} {% render 'part', n: 2 %}</p>
{% schema %}{"name": "t:name", "target": "section", "javascript": "a.js", "stylesheet": "a.css", "available_if": "{{ app.metafields.ricochet.live.value }}",
"settings": [{"type": "text", "id": "title", "default": "t:title"}, {"type": "header", "content": "x"}]}{% endschema %}`;
  const dir = aFolder({
    'blocks/advocate.liquid': block,
    'snippets/part.liquid': '{{ n }}-{{ shop.name }}',
    'locales/en.default.json': '{"hi": "Hello"}',
    'locales/en.default.schema.json': '{"name": "Space", "title": "It\'s on"}',
  });
  const extension = themeExtension('en', 'EUR', dir);
  const globals = (live: unknown) => ({
    shop: { name: 'Rivage' },
    app: { metafields: { ricochet: { live: { value: live, type: 'boolean' } } } },
  });

  test('renders a block with settings, words, metafields and snippets, and asks the head for its assets', async () => {
    const assets: PageAssets = { headTags: new Set() };
    const html = await extension.renderBlock('advocate', globals(true), assets);
    expect(html).toContain("<p>It's on Hello true 2-Rivage</p>");
    expect([...assets.headTags].join()).toContain('src="/__ext/assets/a.js" defer');
    expect(extension.titleOf('advocate')).toBe('Space');
  });
  test('a block that is not available shows nothing', async () => {
    expect(await extension.renderBlock('advocate', globals(false), { headTags: new Set() })).toBe('');
  });
  test('an absent file shows nothing', async () => {
    expect(await extension.renderBlock('friend', globals(true), { headTags: new Set() })).toBe('');
    expect(extension.targetOf('capture')).toBeNull();
  });
});
