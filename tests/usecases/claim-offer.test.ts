import { expect, it, test } from 'vitest';
import {
  answerOf,
  type ClaimDeps,
  claimOffer,
  type KnownCustomer,
  type StoredClaim,
} from '../../app/usecases/claim-offer.ts';
import { someTerms } from '../support/builders.ts';

const OPENED = new Date('2026-01-01T00:00:00Z');
const known = (isOpen: boolean): KnownCustomer => ({
  ordersBefore: 2,
  account: { customerId: '55', openedAt: OPENED, isOpen, verifiedEmail: null },
});

/** Makes a claim and returns the row that goes to the judge. */
async function rowOf(customer: KnownCustomer | null, customerId: string | null) {
  const rows: { body: object }[] = [];
  const deps: ClaimDeps = {
    allow: async () => true,
    openVisit: () => ({ invitationId: 'i', advocateId: 'a', versionId: 'v', issuedAt: OPENED }),
    isOpen: async () => true,
    givesCode: true,
    hashEmail: (canonical) => `hash(${canonical})`,
    hashToken: (token) => `hash(${token})`,
    hashTrace: (kind, canonical) => `hash(${kind}:${canonical})`,
    seal: (text) => `sealed(${text})`,
    newId: () => 'claim',
    newToken: () => 'token',
    askAbout: async () => customer,
    put: async (row) => {
      rows.push(row);
    },
    waitForVerdict: async () => null,
    clock: { now: () => OPENED },
  };
  const input = {
    visitToken: 'visit',
    email: 'ben@orange.fr',
    firstName: 'Ben',
    locale: 'fr',
    ip: '::1',
    userAgent: 'test',
    customerId,
  };
  await claimOffer(deps, input);
  return rows[0]?.body;
}

test.each([
  ['of somebody with an open account', known(true), null, { customerId: '55', openedAt: OPENED }],
  ['of somebody logged in to it, whatever its state says', known(false), '55', { customerId: '55', openedAt: OPENED }],
  ['of a guest whom Shopify notes as a customer', known(false), null, null],
  ['of somebody logged in to another account', known(false), '56', null],
  ['of nobody Shopify knows', { ordersBefore: 0, account: null }, '56', null],
  ['while Shopify can’t be asked', null, '55', null],
])('a claim %s', async (_label, customer, loggedInAs, account) => {
  expect(await rowOf(customer, loggedInAs)).toMatchObject({
    ordersBefore: customer?.ordersBefore ?? null,
    customerId: loggedInAs,
    account,
  });
});

const refused: StoredClaim = {
  outcome: 'rejected',
  isRepeated: false,
  hasJoined: false,
  reason: 'newness',
  rules: [],
  terms: someTerms(),
  emailMasked: '',
  reward: null,
};

it('an old customer hears that they joined, where they did', () => {
  expect(answerOf(refused, 'token')).toEqual({
    state: 'refused',
    reason: 'newness',
    values: {},
    claimToken: 'token',
  });
  expect(answerOf({ ...refused, hasJoined: true }, 'token')).toEqual({ state: 'joined' });
});
