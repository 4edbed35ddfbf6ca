// @ts-expect-error jsdom has no types of its own
import { JSDOM } from 'jsdom';
import { describe, expect, test, vi } from 'vitest';
import { action as askLink } from '../../app/routes/proxy.link.ts';
import { action as share } from '../../app/routes/proxy.share.ts';
import { loader as ownSpace } from '../../app/routes/proxy.space.ts';
import { loader as space } from '../../app/routes/proxy.space_.$token.ts';
import { aContainer, aShop, aSpace, called, posted } from './builders.ts';

const params = { token: 'a-token' };

describe('a page by a mail’s link', () => {
  test('shows everything to read and share, and nothing to change, ask or spend', async () => {
    const [friend] = aSpace().friends;
    const whole = aSpace({
      friends: [{ ...friend!, answerToken: 'signed', appeal: { state: 'open', referralId: 'r-1' } }],
    });
    const own = aContainer({ visitor: { customerId: '7001' }, advocateSpace: async () => whole });
    const loggedIn = await (await ownSpace(called(own, '/?locale=fr'))).text();
    const response = await space(called(aContainer({ guestSpace: async () => whole }), '/?locale=fr', { params }));
    const page = await response.text();
    expect(response.headers.get('Cache-Control')).toBe('private, no-store');
    expect(page).toContain('data-token="a-token"');
    expect(page).toContain(whole.code);
    expect(page).toContain('Vous êtes ici par le lien d’un e-mail');
    for (const form of ['declare', 'code', 'redeem', 'ask', 'qr', 'card', 'answer'].map(
      (to) => `/apps/ricochet/${to}`,
    )) {
      expect(loggedIn, form).toContain(form);
      expect(page, form).not.toContain(form);
    }
  });

  test('takes the token out of the address as it opens; no link to elsewhere says where it stands', async () => {
    const response = await space(called(aContainer({ guestSpace: async () => aSpace() }), '/?locale=fr', { params }));
    const url = 'https://shop.example/fr/apps/ricochet/space/a-token?locale=fr&from=poster';
    const { window } = new JSDOM(await response.text(), { url, runScripts: 'dangerously' });
    expect(window.location.href).toBe('https://shop.example/fr/apps/ricochet/space?locale=fr');
    expect(window.history).toHaveLength(1);
    const away = [...window.document.querySelectorAll<HTMLAnchorElement>('a[href^="http"]')];
    expect(away.length).toBeGreaterThan(2);
    for (const link of away) expect(link.rel, link.href).toBe('noopener noreferrer');
  });

  test('leaves the address alone for who is logged in', async () => {
    const response = await ownSpace(
      called(aContainer({ visitor: { customerId: '7001' }, advocateSpace: async () => aSpace() }), '/?locale=fr'),
    );
    const url = 'https://shop.example/apps/ricochet/space?locale=fr&from=poster';
    const { window } = new JSDOM(await response.text(), { url, runScripts: 'dangerously' });
    expect(window.document.querySelector('[data-ricochet=share]')).not.toBeNull();
    expect(window.location.href).toBe(url);
  });

  test('that is no longer good offers another one', async () => {
    const page = await (await space(called(aContainer({ guestSpace: async () => null }), '/', { params }))).text();
    expect(page).toContain('Ce lien ne marche plus');
    expect(page).toContain('data-ricochet="link-form"');
  });

  test('of somebody who read of the programme somewhere says where', async () => {
    const guestSpace = vi.fn(async () => null);
    const page = await (await space(called(aContainer({ guestSpace }), '/?from=newsletter', { params }))).text();
    expect(page).toContain('name="from" value="newsletter"');
    await space(called(aContainer({ guestSpace }), '/?from=anything', { params }));
    expect(guestSpace.mock.calls).toEqual([
      [aShop, 'a-token', 'newsletter', {}],
      [aShop, 'a-token', null, {}],
    ]);
  });

  test('goes on with a long list where it stands', async () => {
    const id = '01999999-0000-7000-8000-000000000001';
    const guestSpace = vi.fn(async () => aSpace({ earlier: { friends: id, rewards: null } }));
    const page = await (
      await space(called(aContainer({ guestSpace }), `/?friends=${id}&rewards=nothing`, { params }))
    ).text();
    expect(guestSpace).toHaveBeenCalledWith(aShop, 'a-token', null, { friends: id });
    expect(page).toContain(`href="/apps/ricochet/space/a-token?locale=fr&#38;friends=${id}#ricochet-friends"`);
    expect(page).not.toContain('earlier-rewards');
  });

  test('counts shares for its customer', async () => {
    const recordShare = vi.fn(async () => true);
    const guestOf = async (_: unknown, token: string) => (token === 'a-token' ? '7001' : null);
    const container = aContainer({ recordShare, guestOf });
    expect((await share(called(container, '/', posted({ channel: 'x', token: 'a-token' })))).status).toBe(204);
    expect(recordShare).toHaveBeenCalledWith(aShop, '7001', 'x');
    expect((await share(called(container, '/', posted({ channel: 'x', token: 'other' })))).status).toBe(401);
  });
});

describe('asking for the link', () => {
  const typed = { email: 'lea@exemple.fr', locale: 'fr', website: '' };

  test('is answered without a word on whether the address is known; a program learns nothing', async () => {
    const askSpaceLink = vi.fn(async () => ({ state: 'received' }) as const);
    const container = aContainer({ askSpaceLink });
    const answers = await Promise.all([
      askLink(called(container, '/', posted(typed))),
      askLink(called(container, '/', posted({ ...typed, website: 'x' }))),
    ]);
    const [person, program] = await Promise.all(answers.map((one) => one.text()));
    expect(program).toBe(person);
    expect(askSpaceLink).toHaveBeenCalledTimes(1);
    expect(askSpaceLink).toHaveBeenCalledWith(aShop, {
      email: 'lea@exemple.fr',
      locale: 'fr',
      ip: '192.0.2.1',
      from: null,
    });
  });

  test('what is no address stays in the field, as text', async () => {
    const container = aContainer({ askSpaceLink: async () => ({ state: 'invalid' }) });
    const response = await askLink(called(container, '/', posted({ ...typed, email: '"><svg onload=alert(1)>{{x}}' })));
    expect(response.status).toBe(422);
    expect(await response.text()).not.toContain('<svg onload');
  });
});
