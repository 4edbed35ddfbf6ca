import * as csstree from 'css-tree';
import fc from 'fast-check';
// @ts-expect-error jsdom has no types of its own, and the test needs one function of it
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { cleanHtml } from '../../../app/domain/landing/clean-html.ts';
import { scopeCss } from '../../../app/domain/landing/scope-css.ts';
import { hostileCss, hostileHtml } from '../../support/hostile-markup.ts';

const RUNNING = new Set(
  'script style iframe object embed form input button svg math link meta base template'.split(' '),
);
const parser = new new JSDOM().window.DOMParser();

/** Everything in a piece of markup that could run, ask another server or leave the page's rules. */
function dangers(html: string): string[] {
  const document = parser.parseFromString(`<body>${html}</body>`, 'text/html');
  return [...document.body.getElementsByTagName('*')].flatMap((element) => [
    ...(RUNNING.has(element.localName) ? [element.localName] : []),
    ...[...element.attributes]
      .filter(({ name }) => /^on|^style$|^srcdoc$|^id$|^name$|^data-|^form|^srcset$|^background$/.test(name))
      .map(({ name }) => `${element.tagName} ${name}`),
    ...(element.hasAttribute('href') && !/^(https:|mailto:|tel:|\/(?![/\\]))/.test(element.getAttribute('href') ?? '')
      ? [`href ${element.getAttribute('href')}`]
      : []),
    ...(element.hasAttribute('href') && element.getAttribute('rel') !== 'noopener nofollow' ? ['rel'] : []),
    ...(element.hasAttribute('src') && !element.getAttribute('src')?.startsWith('https://cdn.shopify.com/')
      ? [`src ${element.getAttribute('src')}`]
      : []),
  ]);
}

const pieces = (of: readonly string[]) =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...of),
        fc.string({ unit: 'binary', maxLength: 6 }),
        fc.constantFrom('<', '"', '>', '/*', '*/', '\\', '{', '}', ';', '&#', '\0'),
      ),
      {
        maxLength: 8,
      },
    )
    .map((parts) => parts.join(''));

describe('custom HTML', () => {
  test.each(hostileHtml)('is harmless: %s', (html) => {
    expect(dangers(cleanHtml(html))).toEqual([]);
  });

  test('is harmless however hostile pieces are put together, cleaned once or twice', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(pieces(hostileHtml), (html) => {
        const clean = cleanHtml(html);
        expect(dangers(clean)).toEqual([]);
        expect(dangers(cleanHtml(clean))).toEqual([]);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  test('keeps what a page is made of', () => {
    expect(cleanHtml('<h2 class="big">Bonjour</h2><p>Un <strong>mot</strong></p><ul><li>a</li></ul>')).toBe(
      '<h2 class="big">Bonjour</h2><p>Un <strong>mot</strong></p><ul><li>a</li></ul>',
    );
    expect(cleanHtml('<img src="https://cdn.shopify.com/a.png" alt="Sac">')).toContain('alt="Sac"');
  });

  test('has no first heading of its own, and closes what it opens', () => {
    expect(cleanHtml('<h1>Titre</h1><div><p>ouvert')).toBe('<h2>Titre</h2><div><p>ouvert</p></div>');
    expect(cleanHtml('</div></section>texte')).toBe('texte');
  });

  test.each([
    ['/collections/all', '/collections/all'],
    ['https://exemple.fr/a', 'https://exemple.fr/a'],
    ['mailto:a@exemple.fr', 'mailto:a@exemple.fr'],
    ['/\\evil.example', 'https://evil.example/'],
    ['/.//evil.example', null],
    ['http://exemple.fr', null],
    ['JaVaScRiPt:alert(1)', null],
    ['/pages/x?name={friend}', '/pages/x?name=%7Bfriend%7D'],
  ])('writes a link anew: %s', (href, written) => {
    const link = parser.parseFromString(cleanHtml(`<a href="${href}">x</a>`), 'text/html').querySelector('a');
    expect(link?.getAttribute('href') ?? null).toBe(written);
  });
});

describe('custom CSS', () => {
  /** As a browser would read it. */
  function checked(css: string): void {
    expect(css).not.toMatch(/[\\<]|\{\{|\{%|%\}|\}\}/);
    csstree.walk(csstree.parse(css, { parseCustomProperty: true }), (node) => {
      if (node.type === 'Atrule') expect(['media', 'supports']).toContain(node.name);
      if (node.type === 'Url') expect(node.value).toMatch(/^https:\/\/cdn\.shopify\.com\//);
      if (node.type === 'Selector') {
        const written = csstree.generate(node);
        if (!written.startsWith('.ricochet-own ')) expect(node.children.first?.type).not.toBe('Combinator');
      }
      if (node.type === 'Rule' && node.prelude.type === 'SelectorList')
        for (const selector of node.prelude.children.toArray())
          expect(csstree.generate(selector)).toMatch(/^\.ricochet-own (?![+~>|])/);
      if (node.type === 'Declaration')
        expect(csstree.generate(node)).not.toMatch(
          /^(position:.*(fixed|sticky|absolute)|behavior|-moz-binding)|expression\(|image-set\(|javascript:/i,
        );
    });
  }

  test.each(hostileCss)('is harmless: %s', (css) => checked(scopeCss(css).css));

  test('is harmless however hostile pieces are put together', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(pieces(hostileCss), (css) => checked(scopeCss(css).css)),
      { numRuns: 300, endOnFailure: true },
    );
  });

  test('stays in the merchant’s blocks, each selector of a list by itself', () => {
    expect(scopeCss('p,.a > b{color:red}').css).toBe('.ricochet-own p,.ricochet-own .a>b{\ncolor:red;\n}\n');
    expect(scopeCss('@media (min-width:40em){p{margin:0}}').css).toContain(
      '@media (min-width:40em){\n.ricochet-own p{',
    );
  });

  test('tells what was left out, and keeps the rest', () => {
    const { css, leftOut } = scopeCss('@import "x.css"; p{position:fixed;color:red}');
    expect(css).toContain('color:red');
    expect(leftOut).toEqual(['@import "x.css"', 'position:fixed']);
  });

  test('is read to its end whatever was read before, with brackets too many', () => {
    for (const spaces of [0, 1, 2, 3, 4, 5])
      for (const css of ['{}}}.a{b:c}', '{}}}x', '{}}{}}', 'a{}}b{color:red}']) {
        scopeCss('a{}'.repeat(20) + ' '.repeat(spaces));
        checked(scopeCss(css + ' '.repeat(spaces)).css);
      }
  });

  test.each(['@media a{', ':is(', 'a{', '(', '/*', 'a{color:('])(
    'is read in a moment however deep it goes: %s',
    (piece) => {
      const before = performance.now();
      checked(scopeCss(piece.repeat(20_000 / piece.length)).css);
      expect(performance.now() - before).toBeLessThan(3_000);
    },
  );
});
