import { describe, expect, test, vi } from 'vitest';
import { loader as ask } from '../../app/routes/proxy.ask.ts';
import { loader as join } from '../../app/routes/proxy.join.ts';
import { action as askLink, loader as linkReloaded } from '../../app/routes/proxy.link.ts';
import { loader as poster } from '../../app/routes/proxy.poster.ts';
import { loader as space } from '../../app/routes/proxy.space.ts';
import { loader as mailedSpace } from '../../app/routes/proxy.space_.$token.ts';
import { escapeText } from '../../app/ui/storefront/liquid-html.ts';
import { aContainer, aShop, aSpace, called, posted, publicTerms } from './builders.ts';

const found = publicTerms();
const open = (parts: Parameters<typeof aContainer>[0] = {}) =>
  aContainer({ publicTerms: async () => found, countPromoted: async () => {}, ...parts });

describe('the page where one takes part', () => {
  test('says what is promised, on which terms, and how to take part, without a script', async () => {
    const response = await join(called(open(), '/?locale=fr'));
    const page = await response.text();
    for (const part of [
      'data-ricochet="join"',
      'data-ricochet="conditions"',
      'data-ricochet="join-consent"',
      'action="/apps/ricochet/link"',
      escapeText('/account/login?return_to=%2Fapps%2Fricochet%2Fspace%3Flocale%3Dfr'),
      'noindex',
    ])
      expect(page).toContain(part);
    expect(await (await join(called(open(), '/?locale=en'))).text()).toContain('Log in to take part');
  });

  test('counts where somebody read of it, and takes the mark along to logging in and to the form', async () => {
    const countPromoted = vi.fn(async () => {});
    const headers = { 'User-Agent': 'Firefox' };
    const page = await (await join(called(open({ countPromoted }), '/?locale=fr&from=poster', { headers }))).text();
    expect(countPromoted).toHaveBeenCalledExactlyOnceWith(aShop, {
      from: 'poster',
      ip: '192.0.2.1',
      userAgent: 'Firefox',
    });
    expect(page).toContain(escapeText('%26from%3Dposter'));
    expect(page).toContain('name="from" value="poster"');
  });

  test('counts no mark it doesn’t know, and nothing while nothing is promised', async () => {
    const countPromoted = vi.fn(async () => {});
    await join(called(open({ countPromoted }), '/?from=%22%3E%3Cscript%3E'));
    await join(called(open({ countPromoted }), '/'));
    const paused = { countPromoted, publicTerms: async () => ({ ...found, isInForce: false }) };
    const page = await (await join(called(open(paused), '/?from=poster'))).text();
    expect(countPromoted).not.toHaveBeenCalled();
    expect(page).toContain('data-ricochet="space-closed"');
  });

  test('has one step left for who is logged in', async () => {
    const page = await (
      await join(called(open({ visitor: { customerId: '7001' } }), '/?locale=fr&from=banner'))
    ).text();
    expect(page).toContain('href="/apps/ricochet/space?locale=fr&#38;from=banner"');
    expect(page).not.toContain('data-ricochet="link-form"');
  });

  test('shows what is no address beside its field, with what is promised around it', async () => {
    const askSpaceLink = async () => ({ state: 'invalid' }) as const;
    const typed = { email: 'lea@', locale: 'fr', website: '', from: 'banner' };
    const response = await askLink(called(open({ askSpaceLink }), '/', posted(typed)));
    expect(response.status).toBe(422);
    const page = await response.text();
    for (const part of ['value="lea@"', 'id="ricochet-link-problem"', 'data-ricochet="join"', 'value="banner"'])
      expect(page).toContain(part);
  });

  test('is what one’s own page is for who isn’t logged in; logged in, the mark is told', async () => {
    expect(await (await space(called(open(), '/?locale=fr'))).text()).toContain('data-ricochet="join"');
    const advocateSpace = vi.fn(async () => aSpace());
    await space(called(open({ advocateSpace, visitor: { customerId: '7001' } }), '/?from=newsletter'));
    expect(advocateSpace).toHaveBeenCalledWith(aShop, '7001', 'newsletter', {});
  });
});

describe('while only a pilot’s customers are promised something', () => {
  const inPilot = (parts: Parameters<typeof aContainer>[0] = {}) => open({ publicTerms: async () => null, ...parts });

  test('one’s own page is still the way in for who isn’t logged in, with the mark they came by', async () => {
    const page = await (await space(called(inPilot(), '/?locale=fr&from=newsletter'))).text();
    expect(page).not.toContain('data-ricochet="space-closed"');
    for (const part of [
      'data-ricochet="anonymous"',
      'data-ricochet="link-form"',
      'name="from" value="newsletter"',
      escapeText('/account/login?return_to=%2Fapps%2Fricochet%2Fspace%3Flocale%3Dfr%26from%3Dnewsletter'),
    ])
      expect(page).toContain(part);
  });

  test('the page that posters and banners lead to is the way in, with their mark', async () => {
    const page = await (await join(called(inPilot(), '/?locale=fr&from=poster'))).text();
    expect(page).not.toContain('data-ricochet="space-closed"');
    for (const part of [
      'data-ricochet="anonymous"',
      'data-ricochet="link-form"',
      'name="from" value="poster"',
      escapeText('/account/login?return_to=%2Fapps%2Fricochet%2Fspace%3Flocale%3Dfr%26from%3Dposter'),
    ])
      expect(page).toContain(part);
  });

  test('it leads who is logged in to their own page, which knows whether they are in the pilot', async () => {
    const response = await join(called(inPilot({ visitor: { customerId: '7001' } }), '/?locale=fr&from=banner'));
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe('/apps/ricochet/space?locale=fr&from=banner');
  });

  test('the link is asked for all the same, and what is no address stays beside its field', async () => {
    expect(await (await linkReloaded(called(inPilot(), '/?locale=fr'))).text()).toContain('data-ricochet="link-form"');
    const askSpaceLink = async () => ({ state: 'invalid' }) as const;
    const typed = { email: 'lea@', locale: 'fr', website: '', from: 'banner' };
    const response = await askLink(called(inPilot({ askSpaceLink }), '/', posted(typed)));
    expect(response.status).toBe(422);
    const page = await response.text();
    for (const part of ['data-ricochet="anonymous"', 'value="lea@"', 'id="ricochet-link-problem"', 'value="banner"'])
      expect(page).toContain(part);
  });

  test('an uninstalled shop is closed, whoever asks', async () => {
    for (const route of [space, join, linkReloaded])
      expect(await (await route(called(inPilot({ visitor: { shop: null } }), '/'))).text()).toContain(
        'data-ricochet="space-closed"',
      );
  });
});

describe('while the programme is paused or ended no link is sent', () => {
  const closed = (parts: Parameters<typeof aContainer>[0] = {}) => open({ isOpen: async () => false, ...parts });
  const paused = async () => ({ ...found, isInForce: false });

  test.each([
    ['where all were promised something', paused],
    ['where only a pilot’s customers were', async () => null],
  ])('so the pages that would offer one are closed, %s', async (_, publicTerms) => {
    for (const route of [space, join, linkReloaded]) {
      const page = await (await route(called(closed({ publicTerms }), '/?locale=fr'))).text();
      expect(page).toContain('data-ricochet="space-closed"');
      expect(page).not.toContain('data-ricochet="link-form"');
    }
  });

  test('so a link that is no longer good offers no other', async () => {
    const page = await (
      await mailedSpace(called(closed({ guestSpace: async () => null }), '/', { params: { token: 'old' } }))
    ).text();
    expect(page).toContain('data-ricochet="space-closed"');
  });

  test('so logging in is the only way to what is asked of who is logged in', async () => {
    const page = await (await ask(called(closed(), '/?locale=fr'))).text();
    expect(page).toContain('data-ricochet="anonymous"');
    expect(page).not.toContain('data-ricochet="link-form"');
  });

  test('nor is one said to be under way to whoever still had the form', async () => {
    const askSpaceLink = async () => ({ state: 'closed' }) as const;
    const typed = { email: 'lea@orange.fr', locale: 'fr', website: '', from: '' };
    const response = await askLink(called(closed({ askSpaceLink }), '/', posted(typed)));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('data-ricochet="space-closed"');
  });
});

test('who is logged in and reloads where the link was asked for has their page', async () => {
  const own = open({ advocateSpace: async () => aSpace(), visitor: { customerId: '7001' } });
  expect(await (await linkReloaded(called(own, '/?locale=fr'))).text()).toContain('data-ricochet="space"');
});

test('the poster says what is promised beside a QR code, and is none while nothing is', async () => {
  const page = await (await poster(called(open(), '/?locale=fr'))).text();
  for (const part of ['data-ricochet="poster"', '<svg role="img"', 'data-ricochet-print', found.shopName])
    expect(page).toContain(part);
  expect(page).not.toContain('data-ricochet="until"');
  const paused = open({ publicTerms: async () => null });
  expect(await (await poster(called(paused, '/'))).text()).toContain('data-ricochet="space-closed"');
});

test.each([
  ['the poster', poster],
  ['the page to take part', join],
])('%s says until when a boosted promise holds, on the shop’s calendar', async (_, loader) => {
  const boosted = open({ publicTerms: async () => publicTerms({ until: '2026-12-24T23:00:00.000Z' }) });
  expect(await (await loader(called(boosted, '/?locale=fr'))).text()).toContain('Offre spéciale jusqu’au 24 décembre.');
  expect(await (await loader(called(boosted, '/?locale=en'))).text()).toContain('Special offer until December 24.');
});

test('the poster’s words are a poster’s', async () => {
  const page = await (await poster(called(open(), '/?locale=fr'))).text();
  expect(page).toContain('seule l’affiche sort');
  expect(page).not.toContain('la carte');
});
