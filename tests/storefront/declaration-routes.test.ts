import { describe, expect, test, vi } from 'vitest';
import { action as answer, loader as question } from '../../app/routes/proxy.answer_.$token.ts';
import { action as declare, loader as declareReloaded } from '../../app/routes/proxy.declare.ts';
import { loader as invitation } from '../../app/routes/proxy.invitation_.$token.ts';
import { action as name, loader as nameForm } from '../../app/routes/proxy.name.ts';
import { loader as space } from '../../app/routes/proxy.space.ts';
import { action as stop, loader as stopAsked } from '../../app/routes/proxy.stop_.$token.ts';
import { aContainer, aLanding, aShop, aSpace, called, posted, someTerms } from './builders.ts';

const customer = { customerId: '7001' };
const params = { token: 'tok' };
const friends = {
  token: 'nonce.mac',
  firstName: 'Ben',
  email: 'ben@exemple.fr',
  many: '',
  consent: 'yes',
  locale: 'fr',
};
const buyer = { advocate: 'LEA-7K2P', email: 'ben@exemple.fr', firstName: 'Ben', order: '', locale: 'fr', website: '' };

test('a wrong signature stops every route before anything else', async () => {
  const container = aContainer();
  container.authenticateProxy = async () => {
    throw new Response(null, { status: 401 });
  };
  const form = posted(friends);
  const calls = [
    declareReloaded(called(container, '/')),
    declare(called(container, '/', form)),
    nameForm(called(container, '/')),
    name(called(container, '/', form)),
    invitation(called(container, '/')),
    question(called(container, '/')),
    answer(called(container, '/', form)),
    stopAsked(called(container, '/')),
    stop(called(container, '/', form)),
  ];
  for (const call of calls) await expect(call).rejects.toMatchObject({ status: 401 });
});

describe('declaring friends', () => {
  test('hands over what was typed in the name of the customer that Shopify signed', async () => {
    const declareFriends = vi.fn(async () => ({ state: 'done', count: 1 }) as const);
    const response = await declare(called(aContainer({ visitor: customer, declareFriends }), '/', posted(friends)));
    expect(response.status).toBe(200);
    expect(declareFriends).toHaveBeenCalledWith(aShop, '7001', {
      token: 'nonce.mac',
      firstName: 'Ben',
      email: 'ben@exemple.fr',
      many: '',
      consent: true,
      locale: 'fr',
    });
    expect(await response.text()).toContain('C’est noté pour votre ami');
  });

  test('what can’t be taken is said with everything typed kept, and the agreement is not ticked', async () => {
    const container = aContainer({
      visitor: customer,
      declareFriends: async () => ({ state: 'invalid', problem: 'malformed', line: '<b>{{x}}' }),
      advocateSpace: async () =>
        aSpace({
          terms: someTerms({
            declarations: { ...someTerms().declarations, consent: { fr: 'Ils sont d’accord', en: '' } },
          }),
        }),
    });
    const response = await declare(called(container, '/', posted({ ...friends, many: 'Léa lea' })));
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain('Ils sont d’accord');
    expect(page).toContain('Léa lea');
    expect(page).not.toContain('{{x}}');
    expect(page).not.toMatch(/checked/);
  });

  test('nobody logged in is asked to; a filled trap looks done and does nothing', async () => {
    expect((await declare(called(aContainer(), '/', posted(friends)))).status).toBe(401);
    const page = await declare(called(aContainer({ visitor: customer }), '/', posted({ ...friends, website: 'x' })));
    expect(await page.text()).toContain('C’est noté');
  });

  test('the form stands in the space, in the shop’s own words', async () => {
    const page = await (
      await space(called(aContainer({ visitor: customer, advocateSpace: async () => aSpace() }), '/?locale=en'))
    ).text();
    expect(page).toContain('I have these people’s agreement');
    expect(page).toContain('action="/apps/ricochet/declare"');
  });

  test('every status of a friend has its word', async () => {
    const states = ['invited', 'asked', 'confirmed', 'declined', 'expired'] as const;
    const friendsShown = states.map((state) => ({
      label: 'Ben',
      state,
      reason: null,
      at: '2026-03-25T10:00:00Z',
      answerToken: state === 'asked' ? 'tok' : null,
    }));
    const container = aContainer({ visitor: customer, advocateSpace: async () => aSpace({ friends: friendsShown }) });
    const page = await (await space(called(container, '/?locale=fr'))).text();
    for (const word of ['invité', 'dit venir de votre part', 'confirmé', 'sans suite', 'invitation expirée'])
      expect(page).toContain(word);
    expect(page.match(/href="\/apps\/ricochet\/answer\/tok/g)).toHaveLength(1);
  });
});

describe('naming whoever invited', () => {
  test('asks a visitor for their address, a customer for nothing they are known by', async () => {
    const asked = await (await nameForm(called(aContainer(), '/?order=%231042'))).text();
    expect(asked).toContain('name="email"');
    expect(asked).toContain('#1042');
    expect(await (await nameForm(called(aContainer({ visitor: customer }), '/'))).text()).not.toContain('name="email"');
  });

  test('asks a customer whose account has no address for one, and keeps it', async () => {
    const answering = (field: 'email' | 'order', problem: 'missing' | 'too-long', typed: object) =>
      name(
        called(
          aContainer({ visitor: customer, nameAdvocate: async () => ({ state: 'invalid', field, problem }) }),
          '/',
          posted({ ...buyer, ...typed }),
        ),
      );
    const page = await (await answering('email', 'missing', { email: '', firstName: '' })).text();
    expect(page).toMatch(/name="email"[^>]+aria-invalid="true"/);
    expect(page).toContain('name="firstName"');
    const again = await (await answering('order', 'too-long', {})).text();
    expect(again).toContain('name="email" value="ben@exemple.fr"');
  });

  test('answers the same page whoever was named', async () => {
    const nameAdvocate = vi.fn(async () => ({ state: 'received' }) as const);
    const response = await name(called(aContainer({ nameAdvocate }), '/', posted(buyer)));
    expect(response.status).toBe(202);
    expect(nameAdvocate).toHaveBeenCalledWith(
      aShop,
      expect.objectContaining({ advocate: 'LEA-7K2P', ip: '192.0.2.1' }),
    );
    expect(await (await name(called(aContainer(), '/', posted({ ...buyer, website: 'x' })))).text()).toBe(
      await response.text(),
    );
  });

  test('a code alone shows its invitation; scripts get JSON', async () => {
    const container = aContainer({
      nameAdvocate: async () => ({ state: 'landing', code: 'LEA-7K2P' }),
      visit: async () => aLanding(),
    });
    expect(await (await name(called(container, '/', posted(buyer)))).text()).toContain('data-ricochet="landing"');
    const form = posted(buyer);
    const asJson = { ...form, headers: { ...form.headers, Accept: 'application/json' } };
    expect(await (await name(called(container, '/', asJson))).json()).toEqual({ state: 'landing', code: 'LEA-7K2P' });
  });

  test('a problem stands at its field', async () => {
    const container = aContainer({
      nameAdvocate: async () => ({ state: 'invalid', field: 'advocate', problem: 'malformed' }),
    });
    const response = await name(called(container, '/', posted(buyer)));
    expect(response.status).toBe(422);
    expect(await response.text()).toMatch(/id="ricochet-name-advocate"[^>]+aria-invalid="true"/);
  });
});

describe('the signed links of a mail', () => {
  const open = { state: 'open', side: 'advocate', shop: aShop, aboutName: 'Ben', given: null } as const;

  test('looking answers nothing', async () => {
    const page = await (
      await question(called(aContainer({ declaration: async () => open }), '/?locale=fr', { params }))
    ).text();
    expect(page).toContain('Ben vient de votre part');
    expect(page).toContain('value="yes"');
    const asked = await (await stopAsked(called(aContainer(), '/', { params }))).text();
    expect(asked).toContain('action="/apps/ricochet/stop/tok"');
  });

  test('a yes and a no are taken, anything else isn’t', async () => {
    const answerDeclaration = vi.fn(async () => 'noted' as const);
    const container = aContainer({ declaration: async () => open, answerDeclaration });
    for (const given of ['yes', 'no'] as const) {
      const page = await answer(called(container, '/', { ...posted({ answer: given, locale: 'fr' }), params }));
      expect(await page.text()).toContain('Merci');
      expect(answerDeclaration).toHaveBeenLastCalledWith(aShop, 'tok', given);
    }
    expect((await answer(called(container, '/', { ...posted({ answer: 'maybe' }), params }))).status).toBe(400);
  });

  test('answers without end are told so', async () => {
    const container = aContainer({ declaration: async () => open, answerDeclaration: async () => 'too-many' });
    expect((await answer(called(container, '/', { ...posted({ answer: 'yes' }), params }))).status).toBe(429);
  });

  test('what is over, foreign or made up looks the same', async () => {
    const container = aContainer({ declaration: async () => ({ state: 'closed' }) });
    const page = await answer(called(container, '/', { ...posted({ answer: 'yes' }), params }));
    expect(await page.text()).toContain('data-ricochet="answer-closed"');
    const gone = await invitation(
      called(aContainer({ invitation: async () => ({ state: 'closed', shop: aShop }) }), '/', { params }),
    );
    expect(await gone.text()).toContain('data-ricochet="closed"');
  });

  test('one click stops mail, as mail programs post it', async () => {
    const stopMail = vi.fn(async () => {});
    const page = await stop(
      called(aContainer({ stopMail }), '/', { ...posted({ 'List-Unsubscribe': 'One-Click' }), params }),
    );
    expect(stopMail).toHaveBeenCalledWith(aShop, 'tok');
    expect(await page.text()).toContain('data-ricochet="stopped"');
  });

  test('is answered in the language it was asked in, by the page’s button or by a mail program', async () => {
    const title = async (url: string, form: RequestInit) => {
      const page = await (
        await stop(called(aContainer({ stopMail: async () => {} }), url, { ...form, params }))
      ).text();
      return /<h1[^>]*>([^<]*)/.exec(page)?.[1];
    };
    const english = await title('/', posted({ locale: 'en' }));
    expect(english).not.toBe(await title('/', posted({ locale: 'fr' })));
    expect(await title('/?locale=en', posted({ 'List-Unsubscribe': 'One-Click' }))).toBe(english);
    const inParts = new FormData();
    inParts.set('List-Unsubscribe', 'One-Click');
    expect(await title('/?locale=en', { method: 'POST', body: inParts })).toBe(english);
  });
});
