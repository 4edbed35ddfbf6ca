import { expect, test } from 'vitest';
import { readBody } from '../../app/ui/extensions/read-body.ts';
import { tillCustomerModel, tillInvitationModel } from '../../app/ui/extensions/till-model.ts';
import { aLanding, aShop, someTerms } from '../storefront/builders.ts';

const sent = (body: string) => readBody(new Request('https://app.example', { method: 'POST', body }));

test('texts are read, anything else in their place is as good as nothing', async () => {
  const field = await sent('{"code":" CAMILLE ","visit":7}');
  expect(['code', 'visit', 'constructor'].map((name) => field?.(name))).toEqual(['CAMILLE', '', '']);
});

test.each(['', 'code=1', '[]', 'null', '"text"', `{"code":"${'x'.repeat(20_000)}"}`])(
  '%.20s is no body',
  async (body) => {
    expect(await sent(body)).toBeNull();
  },
);

test('what is promised at the till says until when, on the shop’s calendar', async () => {
  const until = '2026-12-24T23:00:00.000Z';
  expect(tillInvitationModel(aLanding({ until }), 'fr')).toMatchObject({
    text: expect.stringContaining('. Offre spéciale jusqu’au 24 décembre.'),
  });
  expect(tillInvitationModel(aLanding(), 'fr')).toMatchObject({ text: expect.not.stringContaining('spéciale') });
  const standing = { state: 'open', terms: someTerms(), until } as const;
  const told = await tillCustomerModel({ shop: aShop, standing, story: null, codes: [] }, 'fr', {});
  expect(told.note).toContain('. Offre spéciale jusqu’au 24 décembre.');
});
