import fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { describe, expect, test } from 'vitest';
import type { PublicTerms } from '../../app/queries/views.ts';
import { askPage } from '../../app/ui/storefront/ask-page.ts';
import { type ClaimTyped, claimPage } from '../../app/ui/storefront/claim-page.ts';
import { anonymousPage } from '../../app/ui/storefront/join-page.ts';
import { behindLink } from '../../app/ui/storefront/landing-page.ts';
import type { Markup } from '../../app/ui/storefront/liquid-html.ts';
import { closedPage } from '../../app/ui/storefront/page.ts';
import { redeemPage } from '../../app/ui/storefront/redeem-page.ts';
import { spaceModel } from '../../app/ui/storefront/space-model.ts';
import { notEligiblePage, spaceClosedPage, spacePage } from '../../app/ui/storefront/space-page.ts';
import { termsPage } from '../../app/ui/storefront/terms-page.ts';
import { aLanding, anApprovedClaim, aReward, aSpace, everyReward, points, someTerms } from './builders.ts';

const liquid = new Liquid({ strictFilters: true });
const rendered = (page: Markup): string => liquid.parseAndRenderSync(page.text, { secret: 'EXECUTED' });
/** What is read, without style, script and tags. */
const textOf = (page: Markup): string =>
  rendered(page)
    .replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/[\s\u00a0\u202f]+/g, ' ');

const typed: ClaimTyped = { visitToken: 'v1.visit', email: 'camille@exemple', firstName: 'Camille', givesCode: true };
const both = ['fr', 'en'] as const;

describe('the landing page', () => {
  test('says who, what, how long, and asks one thing', () => {
    const text = textOf(behindLink(aLanding(), 'fr', null));
    expect(text).toContain('Léa vous offre 10 % de réduction sur votre première commande');
    expect(text).toContain('pendant 30 jours');
    expect(text).toContain('Recevoir mon code');
    expect(text).toContain('Votre adresse sert à');
    expect(textOf(behindLink(aLanding(), 'en', null))).toContain('Léa is giving you 10% off your first order');
  });

  test('carries the visit in the form and for the cart, and ticks nothing beforehand', () => {
    const page = rendered(behindLink(aLanding(), 'fr', null));
    expect(page).toContain('name="visit" value="v1.visit-token"');
    expect(page).toContain('_ricochet_visit&#34;:&#34;v1.visit-token');
    expect(page).not.toMatch(/checked|type="checkbox"/);
    expect(page).toMatch(/<form[^>]+method="post" action="\/apps\/ricochet\/claim"/);
  });

  test('promises no code where there is none', () => {
    const text = textOf(behindLink(aLanding({ terms: someTerms({ welcome: points }) }), 'en', null));
    expect(text).toContain('Accept the invitation');
    expect(text).not.toContain('Get my code');
  });
});

describe('that whoever invites is paid', () => {
  const told = { kind: 'influencer', name: '<b>Mia</b>', own: { fr: '', en: 'Ad: Mia is paid.' } } as const;

  test('stands on the landing page, in the shop’s words or else in ours', () => {
    const landing = aLanding({ disclosure: told });
    expect(textOf(behindLink(landing, 'fr', null))).toContain('Maison Rivage rémunère <b>Mia</b> pour ce que');
    expect(rendered(behindLink(landing, 'fr', null))).not.toContain('<b>Mia');
    expect(textOf(behindLink(landing, 'en', null))).toContain('Ad: Mia is paid.');
    expect(rendered(behindLink(aLanding(), 'fr', null))).not.toContain('data-ricochet="disclosure"');
  });

  test('names nobody once the name was erased', () => {
    const landing = aLanding({ disclosure: { ...told, kind: 'affiliate', name: '' } });
    expect(textOf(behindLink(landing, 'fr', null))).toContain('Maison Rivage rémunère la personne qui vous invite');
  });

  test('stands on each page of the claim', () => {
    const shown = { disclosure: told, shopName: 'Maison Rivage' };
    for (const outcome of [
      anApprovedClaim(),
      { state: 'pending', claimToken: 'c1.x', emailMasked: 'c•••@exemple.fr', givesCode: true },
      { state: 'invalid', field: 'email', problem: 'malformed' },
    ] as const)
      expect(textOf(claimPage(outcome, 'en', 'UTC', typed, {}, shown)), outcome.state).toContain('Ad: Mia is paid.');
  });

  test('goes with what the partner shares, and their terms tell what a lead earns', () => {
    const { share, terms } = spaceModel(aSpace({ disclosure: told, lead: { amountMinor: 100, perMonth: 20 } }), 'en');
    expect(share.text.split('\n').at(-1)).toBe('Ad: Mia is paid.');
    expect(decodeURIComponent(share.whatsapp)).toContain('Ad: Mia is paid.');
    expect(terms.at(-2)).toContain('You also earn €1 for each friend');
    expect(terms.at(-1)).toBe('At most 20 friends a month are paid for in this way.');
    const limited = spaceModel(aSpace({ disclosure: told, lead: { amountMinor: 100, perMonth: 20 } }), 'fr');
    expect(limited.terms.at(-1)).toBe('Au plus 20 personnes par mois donnent lieu à cette rémunération.');
    const unlimited = spaceModel(aSpace({ disclosure: told, lead: { amountMinor: 100, perMonth: null } }), 'fr');
    expect(unlimited.terms.at(-1)).toContain('Vous gagnez aussi');
    expect(spaceModel(aSpace(), 'en').share.text).not.toContain('\n');
  });
});

describe('the terms as a page', () => {
  const found: PublicTerms = {
    shopName: 'Maison Rivage',
    timeZone: 'Europe/Paris',
    terms: someTerms({ clauses: { fr: 'Hors soldes.\n\nTribunal de Lille.', en: '' } }),
    versionNumber: 3,
    publishedAt: '2026-03-05T23:30:00.000Z',
    period: null,
    until: null,
    storefrontUrl: 'https://maison-rivage.example',
    isInForce: true,
  };

  test('say what is promised, what always holds, and the shop’s own clauses, a paragraph each', () => {
    const text = textOf(termsPage(found, 'fr'));
    expect(text).toContain('Conditions de l’offre « invitez vos amis » de Maison Rivage');
    expect(text).toContain('Version 3, publiée le 6 mars 2026. Elle est en vigueur.');
    expect(text).toContain('10 % de réduction');
    expect(text).toContain('Il n’y a qu’un niveau');
    expect(rendered(termsPage(found, 'fr'))).toContain('<p>Hors soldes.</p><p>Tribunal de Lille.</p>');
    expect(textOf(termsPage(found, 'en'))).not.toContain('Further conditions');
  });

  test('say that a programme is ethical, where it is', () => {
    const ethical = { ...found, terms: someTerms({ ethical: true }) };
    expect(textOf(termsPage(ethical, 'fr'))).toContain('rien ne dépend du hasard');
    expect(textOf(termsPage(found, 'fr'))).not.toContain('rien ne dépend du hasard');
  });

  test('of an earlier version lead to those in force; a campaign names its days', () => {
    const period = { startsAt: '2026-02-28T23:00:00.000Z', lastAt: '2026-03-15T22:59:59.999Z' };
    const page = termsPage({ ...found, isInForce: false, period }, 'en');
    expect(textOf(page)).toContain('It applies to invitations from March 1, 2026 to March 15, 2026');
    expect(rendered(page)).toContain('href="/apps/ricochet/terms?locale=en"');
  });

  test('are never read as markup or Liquid', () => {
    const clauses = { fr: '<img src=x onerror=alert(1)> {{ secret }} {% endraw %}{{ secret }}', en: '' };
    const page = rendered(termsPage({ ...found, terms: someTerms({ clauses }) }, 'fr'));
    expect(page).not.toContain('EXECUTED');
    expect(page).not.toContain('<img');
  });

  test('that don’t exist are an ordinary closed page', () => {
    expect(termsPage(null, 'fr').text).toBe(closedPage('fr').text);
  });
});

test('a shop’s own sentence is text wherever it is read, whatever stands in it', () => {
  const hostile = '<b onclick="x()">Non</b> {% endraw %}{{ shop.secret }}';
  const own = { fr: { newness: hostile, 'advocate-tag': hostile, 'enough-points': hostile } };
  const refused = { state: 'refused' as const, reason: 'newness', values: {} };
  const friends = [{ ...aSpace().friends[0]!, state: 'not-eligible' as const, reason: 'newness' }];
  const asked = {
    ...{ state: 'open' as const, side: 'friend' as const, subject: 'claim' as const, reason: 'newness' },
    ...{ friendName: null, orderName: null, needsEmail: false, pageToken: 'token' },
  };
  const pages = [
    claimPage(refused, 'fr', 'UTC', null, own),
    redeemPage({ state: 'refused', reason: 'enough-points', values: {} }, 'fr', 'UTC', own),
    notEligiblePage('advocate-tag', 'fr', own),
    spacePage(spaceModel(aSpace({ friends, closedFor: 'advocate-tag' }), 'fr', own), 'fr'),
    askPage(asked, 'fr', { about: 'r', claim: '', note: '', email: '' }, null, own),
  ];
  for (const page of pages) {
    expect(textOf(page)).toContain('<b onclick="x()">Non</b>');
    expect(rendered(page)).not.toContain('<b onclick');
    expect(page.text.match(/\{% endraw %\}/g)).toHaveLength(1);
    expect(page.text).not.toContain('{{ shop.secret }}');
  }
});

test('a link whose owner may not invite just now says so, and nothing of why', () => {
  expect(textOf(behindLink({ state: 'unavailable' }, 'en', null))).toContain('This offer is not available right now');
  expect(textOf(behindLink({ state: 'unavailable' }, 'fr', null))).toContain('n’est pas disponible pour le moment');
});

test('an advocate whose link gives nothing reads why above it, and keeps their friends', () => {
  const space = (closedFor: string | null) => textOf(spacePage(spaceModel(aSpace({ closedFor }), 'en'), 'en'));
  expect(space('advocate-tag')).toContain('Your link gives nothing at the moment. Inviting friends is for customers');
  expect(space('advocate-tag')).toContain('Your friends');
  // nor do they invite by mail meanwhile
  expect(spaceModel(aSpace({ closedFor: 'advocate-tag' }), 'en').declare).toBeNull();
  expect(spaceModel(aSpace({ closedFor: null }), 'en').declare).not.toBeNull();
  expect(space(null)).not.toContain('gives nothing');
});

describe('the claim page', () => {
  test('shows the code, large, with a link that applies it', () => {
    const page = claimPage(anApprovedClaim({ code: 'A B/C%?' }), 'fr', 'Europe/Paris', typed);
    expect(rendered(page).replaceAll('&#37;', '%')).toContain('href="/discount/A%20B%2FC%25%3F?redirect=%2F"');
    expect(textOf(page)).toContain('jusqu’au 30 avril 2026');
    expect(textOf(page)).toContain('c•••@exemple.fr');
  });

  test('without a code the cart carries the claim', () => {
    const page = rendered(claimPage(anApprovedClaim({ code: null, spec: null }), 'en', 'Europe/Paris', typed));
    expect(page).toContain('action="/cart/update"');
    expect(page).toContain('name="attributes[_ricochet_claim]" value="c1.claim-token"');
  });

  test('waits with and without a script', () => {
    const page = rendered(
      claimPage(
        { state: 'pending', claimToken: 'c1.x', emailMasked: 'c•••@exemple.fr', givesCode: true },
        'fr',
        'UTC',
        typed,
      ),
    );
    expect(page).toContain(
      '<noscript><meta http-equiv="refresh" content="5; url=/apps/ricochet/claim/c1.x?locale=fr"></noscript>',
    );
    expect(page).toContain('data-ricochet-poll="/apps/ricochet/claim/c1.x?locale=fr"');
  });

  test('waits in words for what is to come, also where no address is told', () => {
    const waits = (outcome: { emailMasked: string; givesCode: boolean; isHeld?: true }, locale: 'fr' | 'en') =>
      textOf(claimPage({ state: 'pending', claimToken: 'c1.x', ...outcome }, locale, 'UTC', null));
    const unknown = waits({ emailMasked: '', givesCode: true }, 'fr');
    expect(unknown).toContain('Nous l’envoyons à l’adresse que vous avez indiquée.');
    expect(waits({ emailMasked: '', givesCode: true }, 'en')).toContain('sending it to the address you entered.');
    for (const isHeld of [{}, { isHeld: true as const }]) {
      const page = waits({ emailMasked: 'c•••@exemple.fr', givesCode: false, ...isHeld }, 'fr');
      expect(page).toContain('Nous vérifions');
      expect(page).not.toMatch(/code/i);
    }
  });

  test('is approved in words where no address is told', () => {
    const page = textOf(claimPage(anApprovedClaim({ emailMasked: '' }), 'fr', 'UTC', null));
    expect(page).toContain('Nous l’avons aussi envoyé à l’adresse que vous avez indiquée.');
  });

  test.each([
    ['email', 'missing'],
    ['email', 'malformed'],
    ['email', 'disposable'],
    ['email', 'own-address'],
    ['email', 'too-long'],
    ['firstName', 'too-long'],
  ] as const)('a problem with %s (%s) stands beside its field and nothing typed is lost', (field, problem) => {
    for (const locale of both) {
      const page = rendered(claimPage({ state: 'invalid', field, problem }, locale, 'UTC', typed));
      expect(page).toContain('value="camille@exemple"');
      expect(page).toContain('value="v1.visit"');
      expect(page).toMatch(
        new RegExp(
          `id="ricochet-${field}"[^>]+aria-describedby="ricochet-${field}-problem" aria-invalid="true" autofocus`,
        ),
      );
      expect(page).toMatch(new RegExp(`id="ricochet-${field}-problem"[^>]*>[^<]{10,}</p>`));
    }
  });

  test('a refusal says why, and what is next', () => {
    const text = textOf(claimPage({ state: 'refused', reason: 'newness', values: {} }, 'fr', 'UTC', typed));
    expect(text).toContain('Ce code est réservé à une première commande.');
    expect(text).toContain('Voir la boutique');
  });
});

describe('the space', () => {
  test('answers the four questions in order', () => {
    const ahead = textOf(spacePage(spaceModel(aSpace(), 'en'), 'en'));
    expect(ahead).toContain('1 of 3 purchases: then 500 points for you');
    const text = textOf(spacePage(spaceModel(aSpace(), 'fr'), 'fr'));
    const order = [
      'LEA-7K2P',
      'Vos amis',
      'récompensé',
      'achat en attente',
      'non éligible',
      'Ce code est réservé',
      'Vos récompenses',
      'MERCI-4F7Q-XM2D',
      'Vos points',
      'Solde : 500 points',
      '300 points à utiliser avant le 30 juin 2026',
      '5 €',
      '400 points',
      'Échanger',
      'Trousse en lin',
      'Encore 400 points',
      'ECHANGE-1',
      'Mes points, ligne par ligne',
      'Gagné, grâce à Camille',
      'Et ensuite',
      '12 avril 2026',
      'Encore 3 amis',
    ];
    let from = 0;
    for (const words of order) {
      const at = text.indexOf(words, from);
      expect(at, `${words} comes next`).toBeGreaterThan(-1);
      from = at + words.length;
    }
  });

  test('what costs too much can’t be exchanged, and says what is missing', () => {
    const text = spacePage(spaceModel(aSpace(), 'fr'), 'fr').text;
    expect(text.match(/action="\/apps\/ricochet\/redeem"/g)).toHaveLength(1);
    expect(text).toMatch(/aria-disabled="true" aria-describedby="ricochet-missing-pouch"/);
  });

  test.each(['fr', 'en'] as const)('has words for every type of reward in %s', (locale) => {
    for (const spec of everyReward) {
      const rewards = (['pending', 'issued', 'reversed'] as const).map((state) => aReward({ spec, state }));
      const text = textOf(spacePage(spaceModel(aSpace({ rewards }), locale), locale));
      expect(text).not.toMatch(/undefined|null|NaN|\{\{/);
    }
  });

  test('invites when nothing has happened yet', () => {
    const nothing = { friends: [], rewards: [], joined: 0, soonest: null, points: null, leftThisMonth: null };
    const text = textOf(spacePage(spaceModel(aSpace(nothing), 'fr'), 'fr'));
    expect(text).toContain('Votre premier ami vous attend');
    expect(text).toContain('500 points pour vous dès la première commande');
  });

  test('says that the limit is reached', () => {
    expect(textOf(spacePage(spaceModel(aSpace({ leftThisMonth: 0 }), 'en'), 'en'))).toContain(
      'This month’s limit is reached',
    );
  });

  test('share links hold the words and the permanent link', () => {
    const { share } = spaceModel(aSpace(), 'en');
    expect(share.text).toBe(
      '10% off a first order at Maison Rivage, with my link: https://maison-rivage.example/apps/ricochet/i/LEA-7K2P',
    );
    // each says by which channel it went, so that visits are counted by channel
    const sent = (channel: string) => encodeURIComponent(`${share.text}?via=${channel}`);
    expect(share.whatsapp).toBe(`https://wa.me/?text=${sent('whatsapp')}`);
    expect(share.sms).toBe(`sms:?&body=${sent('sms')}`);
    expect(share.x).toBe(`https://x.com/intent/post?text=${sent('x')}`);
    const { link } = aSpace();
    for (const [network, channel] of [
      [share.facebook, 'facebook'],
      [share.linkedin, 'linkedin'],
    ] as const)
      expect(new URL(network).search).toContain(encodeURIComponent(`${link}?via=${channel}`));
    expect(share.messenger).toBe(`fb-messenger://share/?link=${encodeURIComponent(`${link}?via=messenger`)}`);
    expect(share.email).toMatch(/^mailto:\?subject=An%20invitation%20to%20Maison%20Rivage&body=/);
  });
});

const pagesOf = (text: string) =>
  both.flatMap((locale) => [
    behindLink(aLanding({ advocateFirstName: text, visitToken: text }), locale, null),
    claimPage(anApprovedClaim({ code: text, emailMasked: text, claimToken: text }), locale, 'UTC', null),
    claimPage({ state: 'pending', claimToken: text, emailMasked: text, givesCode: true }, locale, 'UTC', null),
    claimPage({ state: 'invalid', field: 'email', problem: 'malformed' }, locale, 'UTC', {
      visitToken: text,
      email: text,
      firstName: text,
      givesCode: true,
    }),
    spacePage(
      spaceModel(
        aSpace({
          code: text,
          link: `https://shop.example/${encodeURIComponent(text)}`,
          friends: [{ label: text, state: 'joined', reason: null, at: '2026-03-01T00:00:00Z', next: null }],
        }),
        locale,
      ),
      locale,
    ),
  ]);

describe('every page', () => {
  test.each(both)('in %s has one h1, keeps out of search and holds no Liquid of its own', (locale) => {
    const all = [
      ...pagesOf('Léa'),
      closedPage(locale),
      anonymousPage(locale, { isOpen: true }),
      spaceClosedPage(locale),
      claimPage({ state: 'closed' }, locale, 'UTC', null),
      claimPage({ state: 'too-many' }, locale, 'UTC', null),
    ];
    for (const page of all) {
      const shown = rendered(page);
      expect(shown.match(/<h1/g)).toHaveLength(1);
      expect(shown).toContain('<meta name="robots" content="noindex, nofollow">');
      expect(shown).not.toMatch(/\{\{|\{%/);
      expect(shown).not.toMatch(/undefined|\[object|\bNaN\b/);
    }
  });

  test('hostile names, codes and addresses stay text', () => {
    const harm = fc.constantFrom(
      '{{ secret }}',
      '{% endraw %}{{ secret }}',
      '{%- endraw -%}{% echo secret %}',
      '"><script>alert(1)</script>',
      "' onfocus=alert(1) autofocus '",
      '</style><img src=x onerror=alert(1)>',
      '$t(common:offer.and)',
    );
    const mixed = fc
      .tuple(fc.string({ unit: 'binary', maxLength: 12 }), harm, fc.string({ maxLength: 12 }))
      .map((parts) => parts.join('').toWellFormed());
    const plainTags = pagesOf('x').map((page) => rendered(page).match(/<[a-z!/]/gi)?.length);
    fc.assert(
      fc.property(mixed, (text) => {
        const pages = pagesOf(text);
        expect(pages.map((page) => rendered(page).match(/<[a-z!/]/gi)?.length)).toEqual(plainTags);
        for (const page of pages) {
          const body = page.text.replace(/^\{% raw %\}|\{% endraw %\}$/g, '');
          expect(body).not.toMatch(/\{\{|\{%/);
          expect(rendered(page)).not.toContain('EXECUTED');
        }
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});
