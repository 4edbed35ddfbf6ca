import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Img,
  Link,
  Preview,
  Section,
  Text,
} from '@react-email/components';
import { render } from '@react-email/render';
import { type CSSProperties, createElement as h, type ReactNode } from 'react';
import { nearestLocale, type Voice } from '../i18n/translator.ts';
import type { Footer } from './footer.ts';
import type { MessageContent, MessageShop } from './message.ts';
import { type Accent, accentsFor } from './palette.ts';

export type Looks = { locale: Voice; shop: MessageShop };

/** The HTML part. React writes it, so whatever stands in a name, a code or an address is escaped. */
export function layoutHtml(content: MessageContent, footer: Footer, looks: Looks): Promise<string> {
  const accents = accentsFor(looks.shop.accentColor);
  const styles = stylesWith(accents.light);
  return render(
    h(
      Html,
      { lang: nearestLocale(looks.locale) },
      h(
        Head,
        null,
        h('title', null, content.subject),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('meta', { name: 'color-scheme', content: 'light dark' }),
        h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
        // biome-ignore lint/security/noDangerouslySetInnerHtml: only our own constants and checked colours get in here
        h('style', { dangerouslySetInnerHTML: { __html: darkStyles(accents.dark) } }),
      ),
      h(
        Body,
        { style: styles.page, className: 'page' },
        h(Preview, null, content.preheader),
        h(
          'main',
          null,
          // webmail drops <html lang> and <title>; this element carries both to screen readers
          h(
            'div',
            {
              role: 'article',
              'aria-roledescription': 'email',
              'aria-label': content.subject,
              lang: nearestLocale(looks.locale),
            },
            column(content, footer, looks.shop, styles),
          ),
        ),
      ),
    ),
  );
}

type Styles = ReturnType<typeof stylesWith>;

function column(content: MessageContent, footer: Footer, shop: MessageShop, styles: Styles): ReactNode {
  return h(
    Container,
    { style: styles.column },
    header(shop, styles),
    h(
      Section,
      { style: styles.card, className: 'card' },
      h(Heading, { as: 'h1', style: styles.title, className: 'ink' }, content.title),
      content.paragraphs.map((paragraph, index) =>
        h(Text, { key: index, style: styles.paragraph, className: 'ink' }, paragraph),
      ),
      content.code && codeBox(content.code, styles),
      factList(content.facts, styles),
      h(Button, { href: content.action.url, style: styles.button, className: 'button' }, content.action.label),
      content.quietLink &&
        h(
          Text,
          { style: styles.quiet },
          h(Link, { href: content.quietLink.url, style: styles.quietLink, className: 'soft' }, content.quietLink.label),
        ),
    ),
    footerBlock(content.why, footer, styles),
  );
}

function header(shop: MessageShop, styles: Styles): ReactNode {
  const sign = shop.logoUrl ? h(Img, { src: shop.logoUrl, alt: shop.name, height: 40, style: styles.logo }) : shop.name;
  return h(
    Section,
    { style: styles.header },
    h(Link, { href: shop.storefrontUrl, style: styles.shopName, className: 'ink' }, sign),
  );
}

function codeBox({ label, code }: { label: string; code: string }, styles: Styles): ReactNode {
  return h(
    Section,
    { style: styles.codeBox, className: 'box' },
    h(Text, { style: styles.codeLabel, className: 'soft' }, label),
    // "notranslate" keeps browsers' translators from changing the code
    h(Text, { style: styles.code, className: 'ink notranslate', translate: 'no' }, code),
  );
}

function factList(facts: MessageContent['facts'], styles: Styles): ReactNode {
  return h(
    'table',
    { width: '100%', cellPadding: 0, cellSpacing: 0, border: 0, style: styles.facts },
    h(
      'tbody',
      null,
      facts.map(({ label, value }) =>
        h(
          'tr',
          { key: label },
          h('th', { scope: 'row', align: 'left', style: styles.factLabel, className: 'soft line' }, label),
          h('td', { align: 'right', style: styles.factValue, className: 'ink line' }, value),
        ),
      ),
    ),
  );
}

function footerBlock(why: string, footer: Footer, styles: Styles): ReactNode {
  return h(
    Section,
    { style: styles.footer },
    h(Text, { style: styles.footerText, className: 'soft' }, why),
    h(Hr, { style: styles.rule, className: 'line' }),
    h(
      Text,
      { style: styles.footerText, className: 'soft' },
      footer.sentence,
      ' ',
      h(Link, { href: footer.link.url, style: styles.footerLink, className: 'soft' }, footer.link.label),
      '.',
    ),
  );
}

const FONT = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const INK = '#1f2328';
const SOFT = '#59626c';
const LINE = '#e3e6e9';

function stylesWith(accent: Accent) {
  return {
    page: { backgroundColor: '#f4f5f6', fontFamily: FONT, margin: 0, padding: '24px 12px' },
    column: { maxWidth: 600, width: '100%' },
    header: { padding: '8px 8px 20px', textAlign: 'center' },
    logo: { height: 40, width: 'auto', maxWidth: '100%', margin: '0 auto' },
    shopName: {
      color: INK,
      fontSize: 20,
      lineHeight: '28px',
      fontWeight: 600,
      textDecoration: 'none',
      overflowWrap: 'anywhere',
    },
    card: { backgroundColor: '#ffffff', borderRadius: 12, padding: '32px 28px' },
    title: {
      color: INK,
      fontSize: 26,
      lineHeight: '34px',
      fontWeight: 700,
      margin: '0 0 20px',
      overflowWrap: 'anywhere',
    },
    paragraph: { color: INK, fontSize: 16, lineHeight: '25px', margin: '0 0 14px', overflowWrap: 'anywhere' },
    codeBox: {
      backgroundColor: '#f4f5f6',
      border: '1px dashed #8b949e',
      borderRadius: 8,
      padding: '16px 12px',
      margin: '22px 0 0',
      textAlign: 'center',
    },
    codeLabel: { color: SOFT, fontSize: 14, lineHeight: '20px', margin: 0, textAlign: 'center' },
    code: {
      color: INK,
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
      fontSize: 24,
      lineHeight: '34px',
      fontWeight: 700,
      letterSpacing: 1.5,
      margin: 0,
      textAlign: 'center',
      overflowWrap: 'anywhere',
      userSelect: 'all',
    },
    facts: { margin: '18px 0 26px', borderCollapse: 'collapse' },
    factLabel: {
      color: SOFT,
      fontSize: 15,
      lineHeight: '22px',
      fontWeight: 400,
      padding: '9px 12px 9px 0',
      borderBottom: `1px solid ${LINE}`,
      verticalAlign: 'top',
      whiteSpace: 'nowrap',
    },
    factValue: {
      color: INK,
      fontSize: 15,
      lineHeight: '22px',
      fontWeight: 600,
      padding: '9px 0',
      borderBottom: `1px solid ${LINE}`,
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
    },
    button: {
      backgroundColor: accent.fill,
      color: accent.text,
      border: `1px solid ${accent.edge}`,
      borderRadius: 8,
      boxSizing: 'border-box',
      display: 'block',
      fontSize: 17,
      lineHeight: '24px',
      fontWeight: 600,
      padding: '14px 20px',
      textAlign: 'center',
      textDecoration: 'none',
      width: '100%',
    },
    quiet: { margin: '16px 0 0', textAlign: 'center', fontSize: 15, lineHeight: '24px' },
    quietLink: { color: SOFT, textDecoration: 'underline' },
    footer: { padding: '20px 16px 8px' },
    footerText: { color: SOFT, fontSize: 13, lineHeight: '20px', margin: 0, overflowWrap: 'anywhere' },
    footerLink: { color: SOFT, textDecoration: 'underline' },
    rule: { borderColor: LINE, margin: '12px 0' },
  } as const satisfies Record<string, CSSProperties>;
}

/** For mail programs that follow the reader's dark mode; those that invert colours themselves find enough contrast either way. */
function darkStyles(accent: Accent): string {
  return `:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #0f1113 !important; }
  .card { background-color: #1c1e21 !important; }
  .box { background-color: #0f1113 !important; border-color: #59626c !important; }
  .ink { color: #f0f2f4 !important; }
  .soft { color: #a9b2bb !important; }
  .line { border-color: #33383d !important; }
  .button { background-color: ${accent.fill} !important; border-color: ${accent.edge} !important; color: ${accent.text} !important; }
}`;
}
