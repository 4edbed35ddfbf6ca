import sanitizeHtml from 'sanitize-html';
import { isShopifyPicture } from './landing-page.ts';

declare const clean: unique symbol;
/** Markup that runs nothing and asks no other server for anything: only `cleanHtml` makes it. */
export type CleanHtml = string & { readonly [clean]: true };

/** What a merchant may import; a script, a form or a frame goes with all it holds, any other element leaves its text. */
const ELEMENTS = [
  ...['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'section', 'span', 'br', 'hr', 'blockquote', 'pre', 'code'],
  ...['strong', 'em', 'b', 'i', 'u', 's', 'small', 'sub', 'sup', 'mark', 'abbr', 'cite', 'q'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'details', 'summary', 'figure', 'figcaption', 'a', 'img'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
];
const GONE_WITH_ALL = [
  ...['script', 'style', 'textarea', 'option', 'noscript', 'template', 'iframe', 'object', 'embed', 'applet'],
  ...['form', 'select', 'button', 'svg', 'math', 'xmp', 'plaintext', 'noembed', 'noframes', 'title', 'head'],
];

/** Custom HTML made harmless (S4): by a list of what may stay, never by a list of what may not. */
export const cleanHtml = (html: string): CleanHtml =>
  sanitizeHtml(html, {
    allowedTags: ELEMENTS,
    nonTextTags: GONE_WITH_ALL,
    allowedAttributes: {
      '*': ['class', 'title', 'lang', 'dir'],
      a: ['href', 'rel'],
      img: ['src', 'alt', 'width', 'height', 'loading'],
      th: ['colspan', 'rowspan', 'scope'],
      td: ['colspan', 'rowspan'],
      ol: ['start', 'type'],
    },
    allowedSchemes: ['https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['https'] },
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    transformTags: {
      // the page has its own first heading
      h1: 'h2',
      a: (tagName, { href, ...others }) => {
        const safe = safeLink(href ?? '');
        return { tagName, attribs: { ...others, ...(safe && { href: safe, rel: 'noopener nofollow' }) } };
      },
      img: (tagName, { src, ...others }) => ({ tagName, attribs: { ...others, ...(src && { src: nameless(src) }) } }),
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !isShopifyPicture(attribs['src'] ?? ''),
  }) as CleanHtml;

const SHOP = 'https://shop.invalid';

/** A page of the shop ("/collections/all"), an https address, mail or phone; null for anything else. */
function safeLink(href: string): string | null {
  if (!URL.canParse(href, SHOP)) return null;
  const url = new URL(href, SHOP);
  if (!['https:', 'mailto:', 'tel:'].includes(url.protocol)) return null;
  // written anew, so that every browser reads the same: "/\evil.example" is another site
  const whole = url.origin === SHOP ? `${url.pathname}${url.search}${url.hash}` : url.href;
  return whole.startsWith('//') ? null : nameless(whole);
}

/** Names are personal: no placeholder is filled in inside an address. */
const nameless = (address: string): string => address.replaceAll('{', '%7B').replaceAll('}', '%7D');
