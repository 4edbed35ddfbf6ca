import { describe, expect, test, vi } from 'vitest';
import type { Container } from '../../app/container/container.ts';
import { loader as advocateJson } from '../../app/routes/proxy.advocate[.]json.ts';
import { action as ask, loader as form } from '../../app/routes/proxy.ask.ts';
import { loader as claimStatus } from '../../app/routes/proxy.claim_.$token.ts';
import { loader as space } from '../../app/routes/proxy.space.ts';
import { aContainer, anApprovedClaim, aShop, aSpace, called, posted } from './builders.ts';

const customer = { customerId: '7001' };
const REFERRAL = '0190a000-0000-7000-8000-000000000001';
const open = {
  state: 'open',
  shop: aShop,
  side: 'advocate',
  subject: 'order',
  reason: 'fraud-score',
  friendName: '<i>Sacha</i> {{ 7 }}',
  orderName: '#1042',
  needsEmail: false,
  pageToken: 'nonce.mac',
} as const;
const sent = {
  about: REFERRAL,
  claim: '',
  note: 'Nous sommes <b>voisins</b>',
  email: '',
  token: 'nonce.mac',
  locale: 'fr',
  website: '',
};

test('a wrong signature stops it before anything else', async () => {
  const container = aContainer();
  container.authenticateProxy = async () => {
    throw new Response(null, { status: 401 });
  };
  for (const call of [form(called(container, '/')), ask(called(container, '/', posted(sent)))])
    await expect(call).rejects.toMatchObject({ status: 401 });
});

describe('the form', () => {
  test('stands for whoever Shopify signed, escaped, and never says which sign it was', async () => {
    const appealable = vi.fn(async () => open);
    const page = await (
      await form(called(aContainer({ visitor: customer, appealable }), `/?about=${REFERRAL}&locale=fr`))
    ).text();
    expect(appealable).toHaveBeenCalledWith(aShop, { customerId: '7001', referralId: REFERRAL });
    expect(page).toContain('Demander qu’une personne regarde');
    expect(page).toContain('maxlength="500"');
    expect(page).not.toContain('name="email"');
    expect(page).not.toContain('<i>Sacha');
    expect(page).not.toContain('{{ 7 }}');
    expect(page).not.toMatch(/fraud|suspect|score/i);
  });

  test('with a claim’s token needs no account; without either it asks to log in', async () => {
    const appealable = vi.fn(async () => ({ ...open, side: 'friend', subject: 'claim', needsEmail: true }) as const);
    const page = await (await form(called(aContainer({ appealable }), '/?claim=c1.token&locale=en'))).text();
    expect(appealable).toHaveBeenCalledWith(aShop, { claimToken: 'c1.token' });
    expect(page).toContain('name="email"');
    expect(await (await form(called(aContainer({ appealable }), '/'))).text()).toContain('data-ricochet="anonymous"');
    expect((await ask(called(aContainer({ appealable }), '/', posted(sent)))).status).toBe(401);
  });

  test('sent before, or answered: says when instead', async () => {
    const asked = { state: 'asked', shop: aShop, at: '2026-04-03T10:00:00Z', answeredAt: null } as const;
    const pageOf = async (answeredAt: string | null) =>
      (
        await form(
          called(aContainer({ visitor: customer, appealable: async () => ({ ...asked, answeredAt }) }), '/?locale=fr'),
        )
      ).text();
    expect(await pageOf(null)).toContain('le 3 avril 2026');
    expect(await pageOf('2026-04-05T10:00:00Z')).toContain('La réponse est partie par e-mail le 5 avril 2026');
  });
});

describe('sending it', () => {
  test.each([
    [{ state: 'closed' }, 200, 'Il n’y a rien à revoir ici'],
    [{ state: 'too-many' }, 429, 'Trop d’essais'],
    [{ state: 'invalid', field: 'note', problem: 'too-long' }, 422, 'dépasse 500 caractères'],
    [{ state: 'invalid', field: 'email', problem: 'other-address' }, 422, ''],
  ] as const)('%o', async (outcome, status, words) => {
    const askHuman = vi.fn(async () => outcome);
    const response = await ask(
      called(aContainer({ visitor: customer, askHuman, appealable: async () => open }), '/', posted(sent)),
    );
    expect(response.status).toBe(status);
    const page = await response.text();
    expect(page).toContain(words);
    expect(page).not.toContain('<b>voisins');
    expect(askHuman).toHaveBeenCalledWith(
      aShop,
      { customerId: '7001', referralId: REFERRAL },
      { note: sent.note, email: '', pageToken: 'nonce.mac', locale: 'fr', ip: '192.0.2.1' },
    );
  });

  test.each(['received', 'again'] as const)('%s: leads to a page that can be gone back to', async (state) => {
    const askHuman = async () => ({ state });
    const sentMark = vi.fn(async () => 'signed.mark');
    for (const [typed, visitor, who] of [
      [sent, customer, { customerId: '7001', referralId: REFERRAL }],
      [{ ...sent, about: '', claim: 'c1.token' }, {}, { claimToken: 'c1.token' }],
    ] as const) {
      const response = await ask(called(aContainer({ visitor, askHuman, sentMark }), '/', posted(typed)));
      expect([response.status, await response.text()]).toEqual([303, '']);
      expect(response.headers.get('Cache-Control')).toBe('private, no-store');
      const { pathname, searchParams } = new URL(response.headers.get('Location')!, 'https://shop.example');
      expect([pathname, Object.fromEntries(searchParams)]).toEqual([
        '/apps/ricochet/ask',
        {
          ...(typed.claim ? { claim: typed.claim } : { about: REFERRAL }),
          locale: 'fr',
          ...(state === 'received' && { sent: 'signed.mark' }),
        },
      ]);
      if (state === 'received') expect(sentMark).toHaveBeenLastCalledWith(aShop, who);
    }
  });

  test('the page says that it is received, before and after it was taken up', async () => {
    const asked = { state: 'asked', shop: aShop, at: '2026-04-03T10:00:00Z', answeredAt: null } as const;
    const pageOf = async (
      appeal: typeof open | (Omit<typeof asked, 'answeredAt'> & { answeredAt: string | null }) | { state: 'closed' },
      mark: string,
    ) => {
      const wasJustSent: Container['wasJustSent'] = async (_shop, _who, given) => given === 'signed.mark';
      const container = aContainer({ visitor: customer, wasJustSent, appealable: async () => appeal });
      return (await form(called(container, `/?about=${REFERRAL}&locale=fr&sent=${mark}`))).text();
    };
    for (const appeal of [open, asked]) {
      const received = await pageOf(appeal, 'signed.mark');
      expect(received).toContain('Votre demande est reçue');
      expect(received).not.toContain('<form');
    }
    expect(await pageOf({ ...asked, answeredAt: '2026-04-05T10:00:00Z' }, 'signed.mark')).toContain(
      'La réponse est partie par e-mail le 5 avril 2026',
    );
    // an address that somebody made up receives nothing, nor does one from another day
    for (const mark of ['1', 'made-up', '']) {
      expect(await pageOf(open, mark)).toContain('<form');
      expect(await pageOf(asked, mark)).toContain('le 3 avril 2026');
    }
    expect(await pageOf({ state: 'closed' }, 'signed.mark')).toContain('Il n’y a rien à revoir ici');
  });

  test('a filled trap looks received and does nothing; what is no form of ours is refused', async () => {
    const container = aContainer({ visitor: customer, sentMark: async () => 'signed.mark' });
    expect((await ask(called(container, '/', posted({ ...sent, website: 'x' })))).status).toBe(303);
    const large = posted({ ...sent, note: 'x'.repeat(20_000) });
    expect((await ask(called(container, '/', large))).status).toBe(400);
  });
});

describe('the button', () => {
  const friends = (state: 'open' | 'asked') => [
    {
      label: 'Sacha "<b>',
      state: 'not-eligible' as const,
      reason: 'newness',
      at: '2026-03-20T10:00:00Z',
      appeal: { referralId: REFERRAL, state },
    },
  ];
  const containerOf = (state: 'open' | 'asked') =>
    aContainer({
      visitor: customer,
      advocateSpace: async () =>
        aSpace({ friends: friends(state), own: { referralId: REFERRAL, state, reason: 'window' } }),
    });

  test('stands beside the friend and the own invitation, on the page and in the theme’s block', async () => {
    const page = await (await space(called(containerOf('open'), '/?locale=fr'))).text();
    expect(page.split(`href="/apps/ricochet/ask?about=${REFERRAL}`)).toHaveLength(3);
    expect(page).not.toContain('<b>');
    const block = await (await advocateJson(called(containerOf('open'), '/?locale=en'))).json();
    expect(block.friends[0]).toMatchObject({ ask: { label: 'Ask a person to look at this' }, asked: null });
  });

  test('gives way to words once it was used', async () => {
    const page = await (await space(called(containerOf('asked'), '/?locale=en'))).text();
    expect(page).toContain('You asked a person to look at this.');
    expect(page).not.toContain('/apps/ricochet/ask');
  });

  test('stands on the page of a claim that was refused or waits for a human, not on one that is being judged', async () => {
    const pageOf = async (outcome: object) =>
      (
        await claimStatus(
          called(aContainer({ claimStatus: async () => outcome as never }), '/', { params: { token: 't' } }),
        )
      ).text();
    const waiting = { state: 'pending', claimToken: 'c1.x', emailMasked: 'c•••@exemple.fr', givesCode: true };
    expect(await pageOf({ state: 'refused', reason: 'newness', values: {}, claimToken: 'c1.x' })).toContain(
      'data-ricochet="ask"',
    );
    expect(await pageOf({ ...waiting, isHeld: true })).toContain('data-ricochet="ask"');
    expect(await pageOf(anApprovedClaim())).not.toContain('data-ricochet="ask"');
    expect(await pageOf(anApprovedClaim({ mayAsk: true }))).toContain('Votre commande n’a pas été comptée');
    for (const other of [waiting, { state: 'refused', reason: 'newness', values: {} }])
      expect(await pageOf(other)).not.toContain('data-ricochet="ask"');
  });
});
