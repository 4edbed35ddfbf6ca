import { describe, expect, test, vi } from 'vitest';
import type { ClaimAnswer, Container } from '../../app/container.server.ts';
import { loader as advocateJson } from '../../app/routes/proxy.advocate[.]json.ts';
import { action as claim, loader as claimReloaded } from '../../app/routes/proxy.claim.ts';
import { loader as claimStatus } from '../../app/routes/proxy.claim_.$token.ts';
import { loader as typedCode } from '../../app/routes/proxy.i.ts';
import { loader as landing } from '../../app/routes/proxy.i_.$code.ts';
import { action as redeem, loader as redeemReloaded } from '../../app/routes/proxy.redeem.ts';
import { action as share, loader as shareRead } from '../../app/routes/proxy.share.ts';
import { loader as space } from '../../app/routes/proxy.space.ts';
import { loader as publicTerms } from '../../app/routes/proxy.terms.ts';
import {
  aContainer,
  aLanding,
  anApprovedClaim,
  aShop,
  aSpace,
  aWallet,
  called,
  everyReward,
  posted,
  tenEuros,
} from './builders.ts';

const customer = { customerId: '7001' };
const filled = { visit: 'v1.visit', email: 'camille@exemple.fr', firstName: 'Camille', locale: 'fr', website: '' };
const asJson = { Accept: 'application/json' };

function expectPersonal(response: Response, contentType: string): void {
  expect(response.headers.get('Cache-Control')).toBe('private, no-store');
  expect(response.headers.get('X-Robots-Tag')).toContain('noindex');
  expect(response.headers.get('Referrer-Policy')).toBe('same-origin');
  expect(response.headers.get('Content-Type')).toContain(contentType);
}

test('a wrong signature stops every route before anything else', async () => {
  const container = aContainer();
  container.authenticateProxy = async () => {
    throw new Response(null, { status: 401 });
  };
  const form = posted(filled);
  const calls = [
    claimReloaded(called(container, '/')),
    shareRead(called(container, '/')),
    publicTerms(called(container, '/')),
    advocateJson(called(container, '/')),
    space(called(container, '/')),
    landing(called(container, '/')),
    typedCode(called(container, '/')),
    claimStatus(called(container, '/')),
    claim(called(container, '/', form)),
    redeem(called(container, '/', form)),
    redeemReloaded(called(container, '/')),
    share(called(container, '/', form)),
  ];
  for (const call of calls) await expect(call).rejects.toMatchObject({ status: 401 });
});

describe('GET advocate.json', () => {
  test('nobody logged in is an ordinary answer', async () => {
    const response = await advocateJson(called(aContainer(), '/proxy/advocate.json'));
    expect(response.status).toBe(200);
    expectPersonal(response, 'application/json');
    expect(await response.json()).toEqual({ state: 'anonymous' });
  });

  test('leads to the terms that are theirs: of a pilot those of its version', async () => {
    for (const [isOwn, terms] of [
      [true, '/apps/ricochet/terms?locale=en&version=7'],
      [false, '/apps/ricochet/terms?locale=en'],
    ] as const) {
      const advocateSpace = async () => aSpace({ isOwn, versionNumber: 7 });
      const container = aContainer({ visitor: customer, advocateSpace });
      expect((await (await advocateJson(called(container, '/?locale=en'))).json()).termsPath).toBe(terms);
    }
  });

  test('gives a customer their own space in the language of the block', async () => {
    const advocateSpace = vi.fn(async () => aSpace());
    const response = await advocateJson(
      called(
        aContainer({ visitor: customer, advocateSpace }),
        '/proxy/advocate.json?locale=en&logged_in_customer_id=9',
      ),
    );
    const data = await response.json();
    expect(advocateSpace).toHaveBeenCalledWith(aShop, '7001');
    expect(data).toMatchObject({
      state: 'ready',
      code: 'LEA-7K2P',
      promise: 'Give 10% off, get 500 points',
      points: 'Balance: 500 points',
    });
    expect(data.friends[4]).toEqual({
      ask: null,
      asked: null,
      label: 'Sacha',
      state: 'not-eligible',
      status: 'not eligible',
      reason: 'This code is for a first order only.',
      when: 'Mar 20',
    });
    expect(data.rewards[1]).toMatchObject({ title: '€10', state: 'issued', code: 'MERCI-4F7Q-XM2D' });
    expect(Object.keys(data).sort()).toEqual([
      'code',
      'conditions',
      'friends',
      'friendsEmpty',
      'items',
      'itemsEmpty',
      'link',
      'next',
      'points',
      'pointsPending',
      'progress',
      'promise',
      'rewards',
      'rewardsEmpty',
      'share',
      'state',
      'terms',
      'termsPath',
      'until',
      'visits',
    ]);
  });

  test('says what points can buy, without what an exchange needs', async () => {
    const wallet = aContainer({ visitor: customer, advocateSpace: async () => aSpace({ points: aWallet() }) });
    const data = await (await advocateJson(called(wallet, '/proxy/advocate.json?locale=en'))).json();
    expect(data.items).toEqual([
      { title: '€5 code', when: '400 points', status: 'Yours to exchange now', state: 'reached' },
      { title: 'Gift (Trousse en lin)', when: '900 points', status: '400 more points to go', state: 'ahead' },
    ]);
    expect(JSON.stringify(data)).not.toContain('token');
    const none = aContainer({ visitor: customer, advocateSpace: async () => aSpace({ points: null }) });
    expect(await (await advocateJson(called(none, '/proxy/advocate.json?locale=en'))).json()).toMatchObject({
      items: [],
      itemsEmpty: 'This offer does not give points.',
    });
  });

  test('who may not invite reads why', async () => {
    const refused = aContainer({
      visitor: customer,
      advocateSpace: async () => ({ state: 'not-eligible', reason: 'advocate-consent' }),
    });
    const why = 'Pour inviter des amis, il faut accepter de recevoir les e-mails de la boutique.';
    expect(await (await advocateJson(called(refused, '/'))).json()).toEqual({ state: 'closed', message: why });
    const page = await (await space(called(refused, '/proxy/space'))).text();
    expect(page).toContain('data-ricochet="not-eligible"');
    expect(page).toContain(why);
  });

  test('a paused programme and an unknown shop close it', async () => {
    const paused = aContainer({
      visitor: customer,
      advocateSpace: async () => ({ state: 'closed', reason: 'paused' }),
    });
    for (const container of [paused, aContainer({ visitor: { shop: null } })]) {
      expect(await (await advocateJson(called(container, '/'))).json()).toMatchObject({
        state: 'closed',
        message: expect.any(String),
      });
    }
  });
});

describe('GET space', () => {
  test('is a Liquid page, nobody else’s', async () => {
    const response = await space(
      called(aContainer({ visitor: customer, advocateSpace: async () => aSpace() }), '/proxy/space'),
    );
    expectPersonal(response, 'application/liquid');
    expect(await response.text()).toContain('LEA-7K2P');
  });

  test('asks to log in and comes back', async () => {
    const page = await (await space(called(aContainer(), '/proxy/space?locale=en'))).text();
    expect(page.replaceAll('&#37;', '%')).toContain(
      'href="/account/login?return_to=%2Fapps%2Fricochet%2Fspace%3Flocale%3Den"',
    );
  });
});

test('an address meant for forms answers a reload decently', async () => {
  const reloaded = await claimReloaded(called(aContainer(), '/proxy/claim'));
  expect([reloaded.status, await reloaded.text()]).toEqual([200, expect.stringContaining('data-ricochet="closed"')]);
  expect((await shareRead(called(aContainer(), '/proxy/share'))).status).toBe(405);
});

describe('POST share', () => {
  const channels = [
    'copy',
    'email',
    'whatsapp',
    'sms',
    'facebook',
    'messenger',
    'x',
    'linkedin',
    'native',
    'qr',
    'card',
  ];
  test.each(channels)('counts %s', async (channel) => {
    const recordShare = vi.fn(async () => true);
    const response = await share(
      called(aContainer({ visitor: customer, recordShare }), '/proxy/share', posted({ channel })),
    );
    expect(response.status).toBe(204);
    expect(recordShare).toHaveBeenCalledWith(aShop, '7001', channel);
  });

  test('says that it was too often', async () => {
    const container = aContainer({ visitor: customer, recordShare: async () => false });
    expect((await share(called(container, '/proxy/share', posted({ channel: 'copy' })))).status).toBe(429);
  });

  test('counts neither an unknown channel nor a visitor', async () => {
    const recordShare = vi.fn(async () => true);
    expect(
      (await share(called(aContainer({ visitor: customer, recordShare }), '/', posted({ channel: 'fax' })))).status,
    ).toBe(400);
    expect((await share(called(aContainer({ recordShare }), '/', posted({ channel: 'copy' })))).status).toBe(401);
    expect(recordShare).not.toHaveBeenCalled();
  });
});

describe('GET i/CODE', () => {
  test('stamps the visit with the code and the address it came from', async () => {
    const visit = vi.fn(async () => aLanding());
    const response = await landing(
      called(aContainer({ visit }), '/proxy/i/LEA-7K2P', { params: { code: 'LEA-7K2P' } }),
    );
    expect(visit).toHaveBeenCalledWith(aShop, 'LEA-7K2P', '192.0.2.1', null, null);
    expectPersonal(response, 'application/liquid');
    expect(await response.text()).toContain('v1.visit-token');
  });

  test('a code typed into a form arrives at the same page', async () => {
    const visit = vi.fn(async () => aLanding());
    await typedCode(called(aContainer({ visit }), '/proxy/i?code=%20LEA-7K2P%20'));
    expect(visit).toHaveBeenCalledWith(aShop, 'LEA-7K2P', '192.0.2.1', null, null);
  });

  test('unknown, ill-formed, paused and foreign get the same page, byte for byte', async () => {
    const closed = aContainer({ visit: async () => ({ state: 'closed', shop: aShop }) });
    const answers = [
      landing(called(closed, '/', { params: { code: 'UNKNOWN' } })),
      landing(called(closed, '/', { params: { code: '{{ 7 | times: 7 }}' } })),
      typedCode(called(closed, '/proxy/i')),
      landing(called(aContainer({ visitor: { shop: null } }), '/', { params: { code: 'LEA' } })),
    ];
    const pages = await Promise.all(
      answers.map(async (answer) => [(await answer).status, await (await answer).text()]),
    );
    expect(new Set(pages.map(String)).size).toBe(1);
    expect(pages[0]?.[0]).toBe(200);
  });
});

describe('GET terms', () => {
  test.each([
    ['', null],
    ['?version=2', 2],
    ['?version=two', 0],
    ['?version=', 0],
  ])('%s', async (search, number) => {
    const asked: (number | null)[] = [];
    const container = aContainer({
      publicTerms: async (_shop, versionNumber) => {
        asked.push(versionNumber);
        return null;
      },
    });
    const response = await publicTerms(called(container, `/proxy/terms${search}`));
    expect(response.status).toBe(404);
    expect(asked).toEqual([number]);
  });
});

describe('POST claim', () => {
  const answering = (answer: ClaimAnswer) => vi.fn(async () => answer);

  test.each<[ClaimAnswer, number, string]>([
    [anApprovedClaim(), 200, 'data-ricochet="approved"'],
    [
      { state: 'pending', claimToken: 'c1.x', emailMasked: 'c•••@exemple.fr', givesCode: true },
      202,
      'data-ricochet="pending"',
    ],
    [{ state: 'refused', reason: 'newness', values: {} }, 200, 'data-ricochet="refused"'],
    [{ state: 'joined' }, 200, 'data-ricochet="joined"'],
    [{ state: 'invalid', field: 'email', problem: 'malformed' }, 422, 'data-ricochet="again"'],
    [{ state: 'closed' }, 200, 'data-ricochet="closed"'],
    [{ state: 'too-many' }, 429, 'data-ricochet="too-many"'],
  ])('$state as a page and as JSON', async (answer, status, marker) => {
    const container = aContainer({ claim: answering(answer) });
    const page = await claim(called(container, '/proxy/claim', posted(filled)));
    expectPersonal(page, 'application/liquid');
    expect([page.status, await page.text()]).toEqual([status, expect.stringContaining(marker)]);

    const json = await claim(called(container, '/proxy/claim', posted(filled, asJson)));
    expectPersonal(json, 'application/json');
    expect(json.status).toBe(status);
    expect(await json.json()).toEqual({
      ...answer,
      words: {
        title: expect.any(String),
        text: expect.any(String),
        next: expect.toSatisfy(isTextOrNull),
        discountPath: expect.toSatisfy(isTextOrNull),
        statusPath: expect.toSatisfy(isTextOrNull),
        ask: null,
      },
    });
  });

  test('hands over what was typed, and who the proxy says it is', async () => {
    const asked = answering(anApprovedClaim());
    await claim(
      called(
        aContainer({ visitor: customer, claim: asked }),
        '/proxy/claim',
        posted({ ...filled, locale: 'en', email: ' camille@exemple.fr ', customerId: '1' }),
      ),
    );
    expect(asked).toHaveBeenCalledWith(aShop, {
      visitToken: 'v1.visit',
      via: null,
      email: 'camille@exemple.fr',
      firstName: 'Camille',
      locale: 'en',
      ip: '192.0.2.1',
      userAgent: null,
      customerId: '7001',
    });
  });

  test('a filled trap looks accepted and does nothing', async () => {
    const asked = answering(anApprovedClaim());
    const response = await claim(
      called(
        aContainer({ claim: asked }),
        '/proxy/claim',
        posted({ ...filled, website: 'https://spam.example' }, asJson),
      ),
    );
    expect(asked).not.toHaveBeenCalled();
    expect(response.status).toBe(202);
    expect(await response.json()).toMatchObject({
      state: 'pending',
      emailMasked: 'c•••••e@exemple.fr',
      claimToken: expect.stringMatching(/^[0-9a-f]{32}[\w-]{24}$/),
    });
  });

  test('what is no form, or far too large, is not read', async () => {
    const asked = answering(anApprovedClaim());
    const container = aContainer({ claim: asked });
    const json = { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } };
    expect((await claim(called(container, '/', json))).status).toBe(400);
    expect((await claim(called(container, '/', posted({ ...filled, email: 'a'.repeat(20_000) })))).status).toBe(400);
    expect(asked).not.toHaveBeenCalled();
  });
});

test('GET claim/TOKEN tells what became of the claim', async () => {
  const status = vi.fn(async () => anApprovedClaim());
  const response = await claimStatus(
    called(aContainer({ claimStatus: status }), '/proxy/claim/c1.x?locale=en', { params: { token: 'c1.x' } }),
  );
  expect(status).toHaveBeenCalledWith(aShop, 'c1.x');
  expectPersonal(response, 'application/liquid');
  expect(await response.text()).toContain('BIENVENUE-9TQ4-K7M2');
});

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

test('the page of whoever can’t invite just now shows what they have, to be spent', async () => {
  const { terms, redeemToken } = aSpace();
  const holdings = { shop: aShop, terms, rewards: [], points: aWallet(), redeemToken };
  for (const closed of [
    { state: 'closed', reason: 'paused', holdings },
    { state: 'not-eligible', reason: 'advocate-tag', holdings },
  ] as const) {
    const container = aContainer({ visitor: customer, advocateSpace: async () => closed });
    const page = await (await space(called(container, '/proxy/space'))).text();
    expect(page).toContain('data-ricochet="wallet"');
    expect(page).toContain('name="item" value="five-euros"');
    const nothing = aContainer({ visitor: customer, advocateSpace: async () => ({ ...closed, holdings: null }) });
    expect(await (await space(called(nothing, '/proxy/space'))).text()).not.toContain('data-ricochet="wallet"');
  }
});

describe('POST redeem', () => {
  const pressed = { token: 'nonce.mac', item: 'five-euros', locale: 'fr' };

  test('exchanges for the customer that Shopify signed, whatever the form says', async () => {
    const exchange = vi.fn<Container['redeem']>(async () => ({
      state: 'approved',
      spec: tenEuros,
      code: 'ECHANGE-1',
      expiresAt: null,
      currency: 'EUR',
    }));
    const form = posted({ ...pressed, customerId: '9', logged_in_customer_id: '9' });
    const response = await redeem(called(aContainer({ visitor: customer, redeem: exchange }), '/proxy/redeem', form));
    expect(exchange).toHaveBeenCalledWith(aShop, '7001', { token: 'nonce.mac', itemId: 'five-euros' });
    expectPersonal(response, 'application/liquid');
    const text = await response.text();
    expect(text).toContain('ECHANGE-1');
    expect(text).toContain('/discount/ECHANGE-1');
  });

  test('a field holds nothing that a database can’t', async () => {
    const exchange = vi.fn<Container['redeem']>(async () => ({ state: 'closed' }));
    const form = posted({ ...pressed, item: 'five\0-euros\0' });
    await redeem(called(aContainer({ visitor: customer, redeem: exchange }), '/proxy/redeem', form));
    expect(exchange).toHaveBeenCalledWith(aShop, '7001', { token: 'nonce.mac', itemId: 'five-euros' });
  });

  test('nobody logged in is asked to log in', async () => {
    const response = await redeem(called(aContainer(), '/proxy/redeem', posted(pressed)));
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('Se connecter');
  });

  test.each([
    [{ state: 'pending' }, 202, 'C’est en route'],
    [
      { state: 'refused', reason: 'enough-points', values: { points: 400 } },
      200,
      'Cette récompense demande 400 points.',
    ],
    [{ state: 'refused', reason: 'item-offered', values: {} }, 200, 'n’est plus proposée'],
    [{ state: 'closed' }, 200, 'Aucun point n’a été retiré'],
    [{ state: 'too-many' }, 429, 'Trop d’essais'],
  ] as const)('%o is said in words', async (answer, status, words) => {
    const container = aContainer({ visitor: customer, redeem: async () => answer });
    const response = await redeem(called(container, '/proxy/redeem', posted(pressed)));
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(words);
  });

  test('every type of reward has an answer that reads', async () => {
    for (const spec of everyReward) {
      if (['points', 'points-per-amount', 'commission'].includes(spec.type)) continue;
      const container = aContainer({
        visitor: customer,
        redeem: async () => ({ state: 'approved', spec, code: null, expiresAt: null, currency: 'EUR' }),
      });
      expect((await redeem(called(container, '/proxy/redeem', posted(pressed)))).status).toBe(200);
    }
  });
});
