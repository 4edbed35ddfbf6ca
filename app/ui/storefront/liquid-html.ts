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
