import { describe, expect, it } from 'vitest';
import type { RewardSpec } from '../../app/domain/rewards/reward-spec.ts';
import { type MessageData, messageKinds } from '../../app/messaging/kinds/index.ts';
import { renderMessage } from '../../app/messaging/render-message.ts';
import { aShop, fiveHundredPoints, kinds, locales, plainSpaces, samples, tenPercent } from './samples.ts';

const render = <Kind extends keyof typeof samples>(
  kind: Kind,
  changes: Partial<MessageData<Kind>> = {},
  locale: 'fr' | 'en' = 'fr',
  shop = aShop(),
) =>
  renderMessage(kind, { ...samples[kind], ...changes } as MessageData<Kind>, {
    locale,
    shop,
    unsubscribeUrl: 'https://atelier-nord.example/apps/ricochet/stop/abc',
  });

/** What a reader of the HTML sees. */
const visible = (html: string) => {
  const body = html
    .slice(html.indexOf('<body'))
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]+>/g, ' ');
  const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'", '&amp;': '&' };
  return body.replace(/&(?:lt|gt|quot|#x27|amp);/g, (entity) => entities[entity]!);
};

describe('subjects say the fact', () => {
  it.each([
    [
      'friend-welcome',
      {},
      'Karim vous offre 10 % de réduction chez Atelier Nord',
      'Karim is giving you 10% off at Atelier Nord',
    ],
    [
      'friend-welcome',
      { advocateFirstName: null },
      'Votre code de 10 % de réduction chez Atelier Nord',
      'Your 10% off code at Atelier Nord',
    ],
    [
      'friend-welcome',
      { advocateFirstName: null, spec: fiveHundredPoints, code: null },
      '500 points pour vous chez Atelier Nord',
      '500 points for you at Atelier Nord',
    ],
    [
      'reward-earned',
      {},
      'Léa vient d’acheter : votre code de 10 % de réduction',
      'Léa just bought: your 10% off code',
    ],
    [
      'reward-earned',
      { friendFirstName: null },
      'Votre filleul vient d’acheter : votre code de 10 % de réduction',
      'Your friend just bought: your 10% off code',
    ],
    [
      'reward-earned',
      { spec: fiveHundredPoints, code: null },
      'Léa vient d’acheter : 500 points pour vous',
      'Léa just bought: 500 points for you',
    ],
    [
      'reward-earned',
      { waited: true },
      'Merci d’avoir invité Léa : votre code de 10 % de réduction',
      'Thank you for inviting Léa: your 10% off code',
    ],
    [
      'reward-earned',
      { side: 'friend' },
      'Merci pour votre première commande : votre code de 10 % de réduction',
      'Thank you for your first order: your 10% off code',
    ],
    [
      'reward-pending',
      {},
      'Léa vient d’acheter : vos 500 points arrivent le 1er avril 2026',
      'Léa just bought: your 500 points arrive on April 1, 2026',
    ],
    [
      'reward-pending',
      { spec: tenPercent },
      'Léa vient d’acheter : votre code de 10 % de réduction arrive le 1er avril 2026',
      'Léa just bought: your 10% off code arrives on April 1, 2026',
    ],
    [
      'reward-pending',
      { spec: { ...fiveHundredPoints, points: 1 } },
      'Léa vient d’acheter : 1 point arrive le 1er avril 2026',
      'Léa just bought: 1 point arrives on April 1, 2026',
    ],
    [
      'reward-pending',
      { side: 'friend' },
      'Merci pour votre commande : vos 500 points arrivent le 1er avril 2026',
      'Thank you for your order: your 500 points arrive on April 1, 2026',
    ],
    ['friend-invitation', {}, 'Karim vous recommande Atelier Nord', 'Karim recommends Atelier Nord to you'],
    [
      'friend-invitation',
      { advocateFirstName: null },
      'Une invitation chez Atelier Nord',
      'An invitation to Atelier Nord',
    ],
    ['declaration-confirm', {}, 'Léa dit venir de votre part', 'Léa says that you sent them'],
    ['declaration-confirmed', {}, 'Karim a confirmé', 'Karim said yes'],
    ['advocate-link', {}, 'Votre code à partager chez Atelier Nord', 'Your code to share at Atelier Nord'],
    ['unusual-week', {}, 'Atelier Nord : une semaine inhabituelle', 'Atelier Nord: an unusual week'],
    ['declaration-declined', {}, 'Votre parrainage chez Atelier Nord', 'Your referral at Atelier Nord'],
    [
      'reward-reversed',
      {},
      'Récompense annulée chez Atelier Nord : 10 % de réduction',
      'Reward cancelled at Atelier Nord: 10% off',
    ],
  ] as const)('%s %j', async (kind, changes, french, english) => {
    expect(plainSpaces((await render(kind, changes as never, 'fr')).subject)).toBe(french);
    expect(plainSpaces((await render(kind, changes as never, 'en')).subject)).toBe(english);
  });
});

describe.each(kinds)('%s', (kind) => {
  it.each(locales)('says everything in both parts (%s)', async (locale) => {
    const { html, text } = await render(kind, {}, locale);
    const seen = visible(html).replace(/\s+/g, ' ');
    for (const line of text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line && line !== '--' && !line.includes('https://'))) {
      // the plain text adds a colon to labels; the HTML sets them in a table or on a button
      for (const part of line.split(/\u00a0: |: |\u00a0:$|:$/))
        expect(seen).toContain(part.replace(/\s+/g, ' ').trim());
    }
    for (const [address] of text.matchAll(/https:\/\/\S+/g)) expect(html).toContain(`href="${address}"`);
  });

  it.each(locales)('names its language, title and preheader (%s)', async (locale) => {
    const { html, subject } = await render(kind, {}, locale);
    expect(html).toMatch(new RegExp(`<html[^>]* lang="${locale}"`));
    expect(html.includes(`<title>${subject}</title>`)).toBe(true);
    expect(html).toContain('data-skip-in-text');
  });

  it('has one button', async () => {
    const { html } = await render(kind);
    expect(html.match(/class="button"/g)).toHaveLength(1);
  });

  it('says why it came, that it is no advertising, and how to stop', async () => {
    const { text } = await render(kind);
    expect(text).toContain('Vous recevez ce message parce que');
    const { purpose } = messageKinds[kind];
    const ways = { invitation: 'https://atelier-nord.example/apps/ricochet/stop/abc', team: 'classez-le' } as const;
    expect(text).toContain(purpose === 'invitation' ? 'sans l’avoir demandé' : 'n’est pas une publicité');
    expect(text).toContain(purpose in ways ? ways[purpose as keyof typeof ways] : 'Pour ne plus participer');
  });

  it('refuses data that is not its own', async () => {
    await expect(
      renderMessage(kind, { spec: 'everything' } as never, { locale: 'fr', shop: aShop() }),
    ).rejects.toThrow();
  });
});

describe('what people typed', () => {
  it('is shown as text, never as markup', async () => {
    const { html } = await render(
      'reward-earned',
      { friendFirstName: '<script>alert(1)</script>' },
      'fr',
      aShop({ name: '"><img src=x onerror=alert(1)>' }),
    );
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(/<img[^>]*onerror/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it.each(['{{shop}}', '$t(friend)', "$&$'$1"])('is never taken for a template: %s', async (name) => {
    const { subject, text } = await render('reward-earned', { friendFirstName: name });
    expect(subject).toContain(name);
    expect(text).toContain(name);
  });

  it('cannot break a line of the subject', async () => {
    const { subject } = await render('reward-earned', { friendFirstName: 'Léa\r\nBcc: all@x' }, 'fr');
    expect(subject).not.toMatch(/[\r\n]/);
    const named = await render(
      'reward-reversed',
      {},
      'fr',
      aShop({ name: 'Atelier\r\nBcc: victim@example.com\u2028Nord' }),
    );
    expect(named.subject).not.toMatch(/[\r\n\u2028]/);
  });

  it.each([
    'WIN at http://evil.example',
    'evil.example',
    'call +33 6 12 34 56 78',
    'a@b.example',
    'x'.repeat(41),
    '\u202e',
    '   ',
  ])('does not carry an advertisement to strangers: %j', async (name) => {
    const { subject, html, text } = await render('friend-welcome', { advocateFirstName: name, friendFirstName: name });
    expect(plainSpaces(subject)).toBe('Votre code de 10 % de réduction chez Atelier Nord');
    if (name.trim().length > 3) expect(html + text).not.toContain(name);
    expect(text).toContain('Bonjour,');
  });

  it.each(['Anne-Sophie', 'J.-P.', "D'Artagnan", '李小龙', 'Zoë', 'محمد'])(
    'keeps an ordinary name: %s',
    async (name) => {
      expect((await render('friend-welcome', { advocateFirstName: name })).subject).toContain(name);
    },
  );

  it('cannot turn a link into a script', async () => {
    await expect(render('reward-pending', { spaceUrl: 'javascript:alert(1)' })).rejects.toThrow();
    const { html } = await render(
      'friend-welcome',
      {},
      'fr',
      aShop({
        storefrontUrl: 'javascript:alert(1)',
        logoUrl: 'javascript:alert(2)',
        accentColor: 'red;}</style><script>',
      }),
    );
    expect(html).not.toContain('javascript:');
    expect(html).not.toContain('</style><script>');
    expect(html).toContain('https://atelier-nord.myshopify.com/discount/CZS33GHXHDBM');
  });
});

describe('limits are said before they bite', () => {
  it('the smallest order and the last day, in the shop’s currency and zone', async () => {
    const text = plainSpaces((await render('friend-welcome')).text);
    expect(text).toContain('À partir de : 30 € d’achat');
    expect(text).toContain('Valable jusqu’au : 12 avril 2026 à 10:30');
    expect(
      plainSpaces((await render('friend-welcome', {}, 'en', aShop({ currency: 'JPY', timeZone: 'Asia/Tokyo' }))).text),
    ).toContain('Minimum order: ¥3,000');
  });

  it('are left out where there are none', async () => {
    const { text } = await render('friend-welcome', {
      spec: { ...tenPercent, minimumSubtotalMinor: 0 },
      expiresAt: null,
    });
    expect(text).not.toContain('À partir de');
    expect(text).not.toContain('Valable');
  });
});

describe('a reversal gives its plain reason', () => {
  it.each([
    [
      'advocate',
      'cancelled',
      'issued',
      ['La commande passée par Léa a été annulée.', 'ne peut donc plus être utilisé'],
    ],
    ['advocate', 'refunded', 'pending', ['La commande passée par Léa a été remboursée.', 'ne sera donc pas versée']],
    ['friend', 'below-minimum', 'issued', ['votre commande n’atteint plus le montant minimum']],
    ['friend', 'not-first', 'issued', ['une commande plus ancienne existe']],
    ['advocate', 'other', 'issued', ['ne remplit plus les conditions']],
  ] as const)('%s, %s, %s', async (side, reason, was, sentences) => {
    const { text } = await render('reward-reversed', { side, reason, was });
    for (const sentence of sentences) expect(text).toContain(sentence);
  });
});

describe('every reward type has its words', () => {
  const specs = [
    tenPercent,
    fiveHundredPoints,
    { type: 'fixed-code', amountMinor: 1000, minimumSubtotalMinor: 0, validDays: null },
    { type: 'free-shipping', shippingMinor: 0, minimumSubtotalMinor: 0, validDays: null },
    {
      type: 'free-product',
      variantId: 'gid://shopify/ProductVariant/1',
      title: 'Bougie',
      priceMinor: 2500,
      minimumSubtotalMinor: 0,
      validDays: null,
    },
    { type: 'gift-card', amountMinor: 1000, validMonths: null },
    { type: 'store-credit', amountMinor: 1000, validMonths: null },
    { type: 'customer-tag', tag: 'vip', label: 'Ventes privées' },
    { type: 'points-per-amount', pointsPerUnit: 1, validMonths: 12 },
    { type: 'commission', basisPoints: 1000 },
    { type: 'donation', amountMinor: 500, cause: 'SOS Océan' },
    { type: 'manual-gift', gift: 'Trousse en lin', costMinor: 0 },
  ] satisfies RewardSpec[];

  it.each(specs.map((spec) => [spec.type, spec] as const))('%s', async (_type, spec) => {
    for (const locale of locales) {
      const mails = [
        await render('friend-welcome', { spec, code: null }, locale),
        await render('friend-welcome', { spec, code: null, advocateFirstName: null }, locale),
        await render('reward-earned', { spec, code: null }, locale),
        await render('reward-earned', { spec, code: null, redeemed: true }, locale),
        await render('reward-pending', { spec }, locale),
        await render('reward-reversed', { spec }, locale),
      ];
      for (const { subject, text } of mails) expect(subject + text).not.toMatch(/undefined|null|\{\{/);
    }
  });

  it('a gift card’s code is shown to be typed in, not put in the cart', async () => {
    const { text } = await render('reward-earned', {
      spec: { type: 'gift-card', amountMinor: 1000, validMonths: null },
      code: 'GIFT1234',
    });
    expect(text).toContain('GIFT1234');
    expect(text).not.toContain('/discount/');
  });

  it('a share of an order is said as what it came to', async () => {
    const changes = { spec: { type: 'commission' as const, basisPoints: 1000 }, amount: 441, code: null };
    expect(plainSpaces((await render('reward-earned', changes)).subject)).toBe(
      'Léa vient d’acheter : votre commission de 4,41 €',
    );
  });
});

it('points about to expire are counted, dated and can be used', async () => {
  const { subject, text } = await render('points-expiring');
  expect(plainSpaces(subject)).toBe('300 points à utiliser avant le 1er juillet 2026');
  expect(plainSpaces(text)).toContain('Votre solde : 800 points');
});

describe('levels beside the first purchase (P2)', () => {
  const points200 = { spec: { ...fiveHundredPoints, points: 200 }, code: null };
  it.each([
    ['advocate', 'purchase', 'Léa a de nouveau acheté : 200 points pour vous', 'Léa bought again: 200 points for you'],
    [
      'friend',
      'purchase',
      'Merci pour votre commande : 200 points pour vous',
      'Thank you for your order: 200 points for you',
    ],
    [
      'advocate',
      'sign-up',
      'Léa a rejoint Atelier Nord : 200 points pour vous',
      'Léa joined Atelier Nord: 200 points for you',
    ],
    [
      'friend',
      'sign-up',
      'Merci de votre inscription : 200 points pour vous',
      'Thank you for joining: 200 points for you',
    ],
  ] as const)('what the %s earned at the level %s', async (side, level, fr, en) => {
    for (const [locale, subject] of [
      ['fr', fr],
      ['en', en],
    ] as const) {
      const mail = await render('reward-earned', { ...points200, side, level }, locale);
      expect(plainSpaces(mail.subject)).toBe(subject);
      expect(mail.text).not.toMatch(/first order|première commande/);
    }
  });

  it.each(locales)('nobody has bought who only joined, in %s', async (locale) => {
    for (const side of ['advocate', 'friend'] as const) {
      const pending = await render('reward-pending', { side, level: 'sign-up' }, locale);
      const reversed = await render('reward-reversed', { side, reason: 'sign-up' }, locale);
      for (const { subject, text } of [pending, reversed])
        expect(`${subject} ${text}`).not.toMatch(/order|commande|bought|acheté/);
    }
  });

  it('a level that fell because of another purchase says so', async () => {
    const { text } = await render('reward-reversed', { reason: 'fewer-purchases' }, 'en');
    expect(text).toContain('One of the purchases made by Léa no longer counts');
  });
});

it.each([
  ['fr', 1, 'effacée dans 1 jour.'],
  ['fr', 30, 'effacée dans 30 jours.'],
  ['en', 1, 'erased in 1 day.'],
] as const)('in %s an address kept for %i days is kept for as many', async (locale, forgetDays, said) => {
  const { text } = await render('friend-invitation', { forgetDays }, locale);
  expect(plainSpaces(text).replace(/\s+/g, ' ')).toContain(said);
});
