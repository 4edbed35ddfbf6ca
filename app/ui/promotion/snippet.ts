import { escapeText } from '../storefront/liquid-html.ts';

/** A piece of HTML that works wherever it is pasted: no class, no script, styles on the element itself. */
export type Snippet = {
  readonly tag: 'a' | 'div' | 'p' | 'strong';
  /** by React's names: "backgroundColor" */
  readonly style: Readonly<Record<string, string>>;
  readonly href?: string;
  readonly lang?: string;
  readonly children: readonly (Snippet | string)[];
};

/** As it is pasted. Names are text wherever it lands: in HTML, in an attribute, in a theme that reads Liquid first. */
export function snippetHtml({ tag, style, href, lang, children }: Snippet): string {
  const css = Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';');
  const attributes = Object.entries({ href, lang, style: css || undefined })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeText(value!)}"`)
    .join('');
  const within = children.map((child) => (typeof child === 'string' ? escapeText(child) : snippetHtml(child)));
  return `<${tag}${attributes}>${within.join('')}</${tag}>`;
}

/** The same as words alone. */
export const snippetText = ({ children }: Snippet): string =>
  children
    .map((child) => (typeof child === 'string' ? child : snippetText(child)))
    .filter(Boolean)
    .join(' ');
