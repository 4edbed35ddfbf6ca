import type { CleanHtml } from '../../domain/landing/clean-html.ts';

/**
 * Markup for pages that Shopify reads as Liquid before a browser reads them as HTML. A value put into `html` is made
 * harmless for both: quotes and brackets can't leave their attribute or element, braces and % can't open a Liquid tag.
 */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

export type Piece = string | number | Markup | readonly Piece[] | null | undefined | false;

/** Tagged template: the literal parts are markup, every value is text unless it is itself Markup. */
export function html(literals: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  return new Markup(literals.reduce((text, literal, at) => text + render(values[at - 1]) + literal));
}

/** Our own files (style, script) as they are. Never for anything that came from a person. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

/**
 * A merchant's HTML that the domain has cleaned: inert in Liquid too, with each placeholder it has words for filled in.
 * @param words by placeholder, as "advocate"; they are text
 */
export function cleaned(markup: CleanHtml, words: Readonly<Record<string, string>>): Markup {
  const inert = (text: string) => text.replace(/[{}%]/g, (character) => `&#${character.charCodeAt(0)};`);
  return new Markup(
    markup
      .split(/(\{\w+\})/)
      .map((part) => {
        const word = /^\{\w+\}$/.test(part) ? words[part.slice(1, -1)] : undefined;
        return word === undefined ? inert(part) : escapeText(word);
      })
      .join(''),
  );
}

/** Text for an HTML element or a quoted attribute, inert in Liquid too. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"'`{}%]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function render(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === 'object') return piece.map(render).join('');
  return escapeText(String(piece));
}
