import type { SpecOf } from '../../domain/rewards/reward-spec.ts';
import { idInGid } from '../../domain/shared/ids.ts';
import { toDecimal } from '../../domain/shared/money.ts';
import type { AdminClient } from '../admin-client.server.ts';
import { UnavailableError } from '../call-errors.ts';
import type { FindGiftCardsQuery, GiftCardMoneyFragment } from '../generated/graphql.ts';
import {
  CreateGiftCardDocument,
  DeactivateGiftCardDocument,
  FindGiftCardsDocument,
  GiftCardStatusDocument,
} from '../generated/graphql.ts';
import { createUnderKey, type Found } from './create-under-key.ts';
import type { RevokeResult, RewardIntent, ShopifyIssuer } from './issuer.ts';
import { problemsOf } from './problems.ts';
import { isSameAmount, minorOf } from './same-money.ts';

type Intent = RewardIntent<SpecOf<'gift-card'>>;
type FoundCard = FindGiftCardsQuery['giftCards']['nodes'][number];

/** The card's code is ours, so Shopify refuses a second one; it never tells whole codes again. */
export const giftCardIssuer: ShopifyIssuer<SpecOf<'gift-card'>> = {
  shopify: true,
  needsCustomer: false,
  serialiseBy: null,
  // write_customers: for naming whose card it is
  scopes: ['write_gift_cards', 'write_customers'],
  issue: ({ client, intent }) =>
    createUnderKey({
      code: intent.code,
      async create() {
        const { giftCardCreate: payload } = await client.request(CreateGiftCardDocument, { input: inputOf(intent) });
        return { gid: payload?.giftCard?.id, userErrors: payload?.userErrors };
      },
      find: (isTaken) => find(client, intent, isTaken),
    }),
  revoke: ({ client, gid }) => revoke(client, gid),
};

function inputOf(intent: Intent) {
  const { spec, currency, endsAt } = intent;
  return {
    code: intent.code,
    initialAmount: { amount: toDecimal({ amountMinor: spec.amountMinor, currency }), currencyCode: currency },
    customerId: intent.customerGid,
    expiresOn: endsAt && lastDay(endsAt),
    note: noteOf(intent),
  };
}

/** Merchants see it on the card; the reward's id in it tells ours from any other. */
const noteOf = ({ title, rewardId }: Intent): string => `${title} · ${rewardId}`;

const FURTHEST_ZONE_MS = 14 * 60 * 60 * 1000;

/** A card ends with a day of the shop's; the day reached anywhere on earth, so that nobody gets less than was promised. */
function lastDay(endsAt: Date): string {
  return new Date(endsAt.getTime() + FURTHEST_ZONE_MS).toISOString().slice(0, 10);
}

async function find(client: AdminClient, intent: Intent, isTaken: boolean): Promise<Found | null> {
  const wanted = { amountMinor: intent.spec.amountMinor, currency: intent.currency };
  const customerId = intent.customerGid ? idInGid(intent.customerGid) : undefined;
  const query = [`initial_value:${toDecimal(wanted)}`, ...(customerId ? [`customer_id:${customerId}`] : [])].join(' ');
  let after: string | null = null;
  do {
    const { giftCards }: FindGiftCardsQuery = await client.request(FindGiftCardsDocument, { query, after });
    const card = giftCards.nodes.find((node) => isOurs(node, intent));
    if (card) return { kind: 'ours', gid: card.id };
    after = giftCards.pageInfo.hasNextPage ? giftCards.pageInfo.endCursor : null;
  } while (after);
  // The search lags behind a creation, and nobody else's card has a code of 60 random bits: it will show.
  if (isTaken) throw new UnavailableError('the gift card exists but is not in the search yet', { ambiguous: true });
  return null;
}

function isOurs(card: FoundCard, intent: Intent): boolean {
  return (
    isSameAmount(card.initialValue, { amountMinor: intent.spec.amountMinor, currency: intent.currency }) &&
    card.note === noteOf(intent) &&
    card.lastCharacters.toLowerCase() === intent.code.slice(-4).toLowerCase() &&
    (card.customer?.id ?? null) === intent.customerGid
  );
}

/** A deactivated card never comes back: what was left on it is taken, what was spent is gone. */
async function revoke(client: AdminClient, gid: string): Promise<RevokeResult> {
  const { giftCardDeactivate: payload } = await client.request(DeactivateGiftCardDocument, { id: gid });
  if (payload?.giftCard && payload.userErrors.length === 0) return { ok: true, spent: isSpent(payload.giftCard) };
  const { giftCard: card } = await client.request(GiftCardStatusDocument, { id: gid });
  return card?.enabled
    ? { ok: false, problems: problemsOf(payload?.userErrors) }
    : { ok: true, spent: card ? isSpent(card) : false };
}

const isSpent = ({ balance, initialValue }: GiftCardMoneyFragment): boolean => minorOf(balance) < minorOf(initialValue);
