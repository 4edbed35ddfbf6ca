import {
  addGiftCard,
  deactivateGiftCard,
  findGiftCard,
  giftCardRefusal,
  isExpired,
  lastCharacters,
  maskedCode,
} from '../../engine/gift-cards.ts';
import { gid, idOfGid } from '../../engine/ids.ts';
import { toMinor } from '../../engine/money.ts';
import type { GiftCardRecord } from '../../engine/state.ts';
import { toGraphqlTime, toShopTime } from '../../engine/time.ts';
import { assertScope } from '../access.ts';
import { type ConnectionArgs, connection } from '../connection.ts';
import type { ApiContext, Field } from '../context.ts';
import { notImplemented } from '../refuse.ts';
import { isIndexed, matchesAmount, matchesText, matchesTime, parseSearch, type Term } from '../search.ts';
import { customerNode } from './customers.ts';
import { moneyV2 } from './money.ts';

type GiftCardCreateInput = {
  initialAmount?: { amount: string; currencyCode: string } | null;
  initialValue?: string | null;
  code?: string | null;
  customerId?: string | null;
  expiresOn?: string | null;
  note?: string | null;
  recipientAttributes?: unknown;
  templateSuffix?: string | null;
  crossCurrencyRedemptionStrategy?: unknown;
};
type GiftCardError = { field: string[]; code: string; message: string };

const LONGEST_NOTE = 65_535;
const GREATEST_MAJOR_UNITS = '1000000';

export const giftCardCreate: Field<{ input: GiftCardCreateInput }> = ({ input }, context) => {
  const { engine } = context;
  refuseUnknownParts(input);
  if (input.customerId) assertScope(context.scopes, 'giftCardCreate', 'write_customers');
  const userErrors: GiftCardError[] = [];
  const refuse = (field: string, code: string, message: string) => {
    userErrors.push({ field: ['input', field], code, message });
  };
  const initialMinor = readAmount(input, context, refuse);
  if (input.code != null) checkCode(input.code, context, refuse);
  const customerId = input.customerId ? idOfGid(input.customerId, 'Customer') : null;
  if (input.customerId && !(customerId && engine.state.customers[customerId]))
    refuse('customerId', 'CUSTOMER_NOT_FOUND', 'The customer could not be found.');
  const today = toShopTime(engine.now(), engine.config.ianaTimezone).slice(0, 10);
  if (input.expiresOn && input.expiresOn < today) refuse('expiresOn', 'INVALID', 'Expires on must be today or later');
  if (input.note && input.note.length > LONGEST_NOTE) refuse('note', 'TOO_LONG', 'Note is too long');
  if (userErrors.length > 0) return { giftCard: null, giftCardCode: null, userErrors };
  const record = addGiftCard(engine, {
    initialMinor,
    code: input.code ?? null,
    customerId,
    expiresOn: input.expiresOn ?? null,
    note: input.note ?? null,
  });
  return { giftCard: giftCardNode(record, context), giftCardCode: record.code, userErrors: [] };
};

function refuseUnknownParts(input: GiftCardCreateInput): void {
  if (input.initialValue != null) notImplemented('initialValue (deprecated: use initialAmount)');
  if (input.recipientAttributes) notImplemented('recipientAttributes');
  if (input.templateSuffix) notImplemented('templateSuffix');
  if (input.crossCurrencyRedemptionStrategy) notImplemented('crossCurrencyRedemptionStrategy');
}

type Refuse = (field: string, code: string, message: string) => void;

function readAmount({ initialAmount }: GiftCardCreateInput, { engine }: ApiContext, refuse: Refuse): number {
  const { currencyCode } = engine.config;
  if (!initialAmount) {
    refuse('initialAmount', 'MISSING_ARGUMENT', 'Initial amount is required');
    return 0;
  }
  if (initialAmount.currencyCode !== currencyCode) {
    refuse('initialAmount', 'INVALID', `The shop issues gift cards in ${currencyCode} only`);
    return 0;
  }
  try {
    const minor = toMinor(initialAmount.amount, currencyCode);
    if (minor <= 0) refuse('initialAmount', 'GREATER_THAN', 'Initial amount must be greater than 0');
    if (minor > toMinor(GREATEST_MAJOR_UNITS, currencyCode))
      refuse('initialAmount', 'GIFT_CARD_LIMIT_EXCEEDED', 'The gift card value exceeds its limits.');
    return minor;
  } catch {
    refuse('initialAmount', 'INVALID', `Initial amount is not an amount of ${currencyCode}`);
    return 0;
  }
}

function checkCode(code: string, { engine }: ApiContext, refuse: Refuse): void {
  if (code.length < 8) refuse('code', 'TOO_SHORT', 'Code must be at least 8 characters long');
  else if (code.length > 20) refuse('code', 'TOO_LONG', 'Code must be at most 20 characters long');
  else if (!/^[a-z0-9]+$/i.test(code)) refuse('code', 'INVALID', 'Code can only contain letters(a-z) and numbers(0-9)');
  else if (findGiftCard(engine, code)) refuse('code', 'TAKEN', 'Code has already been taken');
}

/** The code itself is nowhere here: Shopify shows it once, to whoever created the card. */
export function giftCardNode(record: GiftCardRecord, context: ApiContext): Record<string, unknown> {
  const { engine } = context;
  const { currencyCode } = engine.config;
  return {
    __typename: 'GiftCard',
    id: gid('GiftCard', record.id),
    balance: moneyV2(record.balanceMinor, currencyCode),
    initialValue: moneyV2(record.initialMinor, currencyCode),
    createdAt: toGraphqlTime(record.createdAt),
    updatedAt: toGraphqlTime(record.updatedAt),
    deactivatedAt: record.deactivatedAt && toGraphqlTime(record.deactivatedAt),
    enabled: record.deactivatedAt === null,
    isRedeemable: giftCardRefusal(engine, record) === null,
    expiresOn: record.expiresOn,
    lastCharacters: lastCharacters(record),
    maskedCode: maskedCode(record),
    note: record.note,
    templateSuffix: null,
    recipientAttributes: null,
    order: null,
    lineItem: null,
    customer: () => {
      const customer = record.customerId ? engine.state.customers[record.customerId] : undefined;
      return customer ? customerNode(customer, context) : null;
    },
    transactions: (args: ConnectionArgs) =>
      connection(record.transactions, args, (one) => ({
        __typename: one.minor < 0 ? 'GiftCardDebitTransaction' : 'GiftCardCreditTransaction',
        id: gid(one.minor < 0 ? 'GiftCardDebitTransaction' : 'GiftCardCreditTransaction', one.id),
        amount: moneyV2(one.minor, currencyCode),
        processedAt: toGraphqlTime(one.processedAt),
        note: null,
        giftCard: () => giftCardNode(record, context),
      })),
  };
}

export const giftCard: Field<{ id: string }> = ({ id }, context) => {
  const record = context.engine.state.giftCards[idOfGid(id, 'GiftCard') ?? ''];
  return record ? giftCardNode(record, context) : null;
};

type GiftCardsArgs = ConnectionArgs & { query?: string | null; sortKey?: string; savedSearchId?: string };

const FILTERS = [
  'balance_status',
  'created_at',
  'customer_id',
  'expires_on',
  'id',
  'initial_value',
  'source',
  'status',
];

function matches(term: Term, record: GiftCardRecord, { engine }: ApiContext): boolean {
  switch (term.field) {
    case 'balance_status': {
      const { balanceMinor, initialMinor } = record;
      const status = balanceMinor === 0 ? 'empty' : balanceMinor === initialMinor ? 'full' : 'partial';
      return term.value === 'full_or_partial' ? status !== 'empty' : matchesText(term, status);
    }
    case 'created_at':
      return matchesTime(term, record.createdAt);
    case 'customer_id':
      return matchesText(term, record.customerId);
    case 'expires_on':
      return record.expiresOn !== null && matchesTime(term, `${record.expiresOn}T00:00:00.000Z`);
    case 'id':
      return matchesAmount(term, Number(record.id));
    case 'initial_value':
      return matchesAmount(
        { ...term, value: String(toMinor(term.value, engine.config.currencyCode)) },
        record.initialMinor,
      );
    case 'source':
      return matchesText(term, 'api_client');
    default: {
      if (term.value === 'expiring') notImplemented('giftCards(query: "status:expiring")');
      return matchesText(term, record.deactivatedAt ? 'disabled' : isExpired(engine, record) ? 'expired' : 'enabled');
    }
  }
}

const sortValues: Record<string, (record: GiftCardRecord) => string | number> = {
  ID: () => 0,
  CREATED_AT: ({ createdAt }) => createdAt,
  UPDATED_AT: ({ updatedAt }) => updatedAt,
  BALANCE: ({ balanceMinor }) => balanceMinor,
  INITIAL_VALUE: ({ initialMinor }) => initialMinor,
};

function selectGiftCards({ query, sortKey = 'ID', savedSearchId }: GiftCardsArgs, context: ApiContext) {
  if (savedSearchId) notImplemented('savedSearchId');
  const terms = parseSearch(query, FILTERS);
  const sortValue = sortValues[sortKey] ?? notImplemented(`giftCards(sortKey: ${sortKey})`);
  return Object.values(context.engine.state.giftCards)
    .filter(
      (record) => isIndexed(context.engine, terms, record) && terms.every((term) => matches(term, record, context)),
    )
    .sort((a, b) => {
      const [left, right] = [sortValue(a), sortValue(b)];
      return left === right ? (BigInt(a.id) < BigInt(b.id) ? -1 : 1) : left < right ? -1 : 1;
    });
}

export const giftCards: Field<GiftCardsArgs> = (args, context) =>
  connection(selectGiftCards(args, context), args, (record) => giftCardNode(record, context));

export const giftCardsCount: Field<GiftCardsArgs> = (args, context) => ({
  count: selectGiftCards(args, context).length,
  precision: 'EXACT',
});

export const giftCardDeactivate: Field<{ id: string }> = ({ id }, context) => {
  const record = context.engine.state.giftCards[idOfGid(id, 'GiftCard') ?? ''];
  if (!record)
    return {
      giftCard: null,
      userErrors: [{ field: ['id'], code: 'GIFT_CARD_NOT_FOUND', message: 'The gift card could not be found.' }],
    };
  if (!record.deactivatedAt) deactivateGiftCard(context.engine, record);
  return { giftCard: giftCardNode(record, context), userErrors: [] };
};
