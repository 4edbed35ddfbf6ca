import fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { describe, expect, test } from 'vitest';
import { escapeText, html, trusted } from '../../app/ui/storefront/liquid-html.ts';

const liquid = new Liquid();
const SECRET = 'EXECUTED';

/** Text made of the pieces that would do harm, in any order and split anywhere. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '{{',
        '}}',
        '{%',
        '%}',
        '{',
        '}',
        '%',
        '-',
        ' secret ',
        '{{ secret }}',
        '{%- echo secret -%}',
        '{% raw %}',
        '{% endraw %}',
        '{% comment %}',
        '<script>',
        '</style>',
        '"',
        "'",
        '<',
        '&',
        '`',
        '&#123;',
      ),
      fc.string(),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** What a browser makes of the escaped text. */
const unescaped = (text: string) => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

describe('html', () => {
  test('whatever a value holds, Liquid leaves it alone and HTML gives it back as text', () => {
    fc.assert(
      fc.property(hostile, hostile, (first, second) => {
        const page = html`<p title="${first}">{${second}}</p><a href="?q=${second}">%${first}%</a>`;
        const rendered: string = liquid.parseAndRenderSync(page.text, { secret: SECRET });
        expect(rendered).toBe(page.text);
        expect(unescaped(rendered)).toBe(`<p title="${first}">{${second}}</p><a href="?q=${second}">%${first}%</a>`);
      }),
    );
  });

  test('no value can end its element or attribute', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        expect(escapeText(value)).not.toMatch(/[<>"'`{}%]/);
      }),
    );
  });

  test('markup, lists and absent values', () => {
    expect(html`<ul>${['a', 'b'].map((item) => html`<li>${item}</li>`)}</ul>${null}${undefined}${false}${0}`.text).toBe(
      '<ul><li>a</li><li>b</li></ul>0',
    );
    expect(html`${trusted('<hr>')}`.text).toBe('<hr>');
  });
});
