import { friendKeys, MOST_OF_A_TRACE, traceKeys } from '../../domain/fraud/sightings.ts';
import { addressIn, emailKey } from '../../domain/judging/canaries.ts';
import { leadsPeriod, TOTAL } from '../../domain/judging/slots.ts';
import { subjectKey } from '../../domain/judging/world.ts';
import type { Offer } from '../../domain/program/offer.ts';
import { type AdvocateId, asId, type ReferralId } from '../../domain/shared/ids.ts';
import { monthInZone } from '../../domain/shared/time.ts';
import { firstPurchaseCause, leadCause } from '../../domain/verdict/outcome.ts';
import { type Prepared, prepared } from '../database.server.ts';
import { loadSightings } from './load-sightings.ts';
import { phoneSharers } from './phone-sharers.ts';
import { type Row, toFacts } from './rows.ts';
import type { WorldKeys } from './world-keys.ts';

const CLAIMS = prepared(
  `SELECT * FROM claim WHERE shop_id = $1 AND token_hash = ANY($2)
   UNION ALL SELECT * FROM claim WHERE shop_id = $1 AND id = ANY($3::uuid[])
   UNION ALL SELECT * FROM claim WHERE shop_id = $1 AND person_id = ANY($4::uuid[])`,
);
/** of these people by any address of theirs, of these orders, those the batch names, and what these advocates had lately */
const DECLARATIONS = prepared(
  `SELECT * FROM declaration WHERE shop_id = $1 AND email_hash = ANY($2::text[] || ARRAY(SELECT value FROM person_identifier WHERE shop_id = $1 AND person_id = ANY($3::uuid[]) AND kind = 'email'))
   UNION SELECT * FROM declaration WHERE shop_id = $1 AND order_id = ANY($4)
   UNION SELECT * FROM declaration WHERE shop_id = $1 AND id = ANY($5::uuid[])
   UNION SELECT * FROM declaration WHERE shop_id = $1 AND advocate_id = ANY($6::uuid[] || ARRAY(SELECT id FROM advocate WHERE shop_id = $1 AND person_id = ANY(ARRAY(
     SELECT person_id FROM advocate WHERE shop_id = $1 AND code = ANY($7)
     UNION ALL SELECT a.person_id FROM former_code f JOIN advocate a ON a.shop_id = $1 AND a.id = f.advocate_id WHERE f.shop_id = $1 AND f.code = ANY($7))))) AND declared_at > $8::timestamptz - interval '1 day'`,
);
const NOTICED = prepared('SELECT email_hash FROM notice WHERE shop_id = $1 AND email_hash = ANY($2)');
const REWARDS = prepared(
  `SELECT * FROM reward WHERE shop_id = $1 AND code = ANY($2)
   UNION ALL SELECT * FROM reward WHERE shop_id = $1 AND id = ANY($3::uuid[])
   UNION ALL SELECT * FROM reward WHERE shop_id = $1 AND referral_id = ANY($4::uuid[])`,
);
/** claimants too: an order without a name is taken for theirs */
const CLAIMANTS = prepared(
  `SELECT person_id FROM claim WHERE shop_id = $1 AND id = ANY(ARRAY(
     SELECT claim_id FROM referral WHERE shop_id = $1 AND id = ANY(ARRAY(SELECT referral_id FROM reward WHERE shop_id = $1 AND code = ANY($2)))))`,
);
/** whose claims or sign-ups the batch names, by their verdicts' referrals */
const FRIENDS = prepared('SELECT friend_id AS person_id FROM referral WHERE shop_id = $1 AND id = ANY($2::uuid[])');
const LOT_HOLDERS = prepared('SELECT person_id FROM lot WHERE shop_id = $1 AND id = ANY($2::uuid[])');
const SHARERS = prepared(phoneSharers('$2::text[]'));
const ORDERS = prepared('SELECT * FROM order_fact WHERE shop_id = $1 AND person_id = ANY($2::uuid[])');
const ERASED = prepared(
  'SELECT id AS person_id FROM person WHERE shop_id = $1 AND id = ANY($2::uuid[]) AND redacted_at IS NOT NULL',
);
const REFERRALS = prepared(
  `SELECT * FROM referral WHERE shop_id = $1 AND friend_id = ANY($2::uuid[])
   UNION ALL SELECT * FROM referral WHERE shop_id = $1 AND id = ANY($3::uuid[])`,
);
/** advocates with whoever they are by now: one who was an advocate twice over is still one human */
const ADVOCATES = prepared(
  `SELECT a.id, a.program_id, a.code, ARRAY(SELECT code FROM former_code WHERE shop_id = $1 AND advocate_id = a.id ORDER BY given_up_at, id) AS former_codes, a.created_at, a.pilots, (
     WITH RECURSIVE chain AS (
       SELECT id, merged_into_id FROM person WHERE shop_id = $1 AND id = a.person_id
       UNION ALL
       SELECT p.id, p.merged_into_id
       FROM chain CROSS JOIN LATERAL (SELECT id, merged_into_id FROM person WHERE shop_id = $1 AND id = chain.merged_into_id OFFSET 0) p
     ) SELECT id FROM chain WHERE merged_into_id IS NULL) AS person_id
   FROM (SELECT * FROM advocate WHERE shop_id = $1 AND code = ANY($2)
     UNION ALL SELECT * FROM advocate WHERE shop_id = $1 AND id = ANY(ARRAY(SELECT advocate_id FROM former_code WHERE shop_id = $1 AND code = ANY($2)))
     UNION ALL SELECT * FROM advocate WHERE shop_id = $1 AND id = ANY($3::uuid[])
     UNION ALL SELECT * FROM advocate WHERE shop_id = $1 AND person_id = ANY($4::uuid[])) a`,
);
const VERDICTS = prepared(
  `SELECT * FROM verdict WHERE shop_id = $1 AND referral_id = ANY($2::uuid[])
   UNION ALL SELECT * FROM verdict WHERE shop_id = $1 AND subject_kind = 'order' AND subject_id = ANY($3)`,
);
const DECISIONS = prepared('SELECT * FROM decision WHERE shop_id = $1 AND subject_id = ANY($2)');
const APPEALS = prepared('SELECT * FROM appeal WHERE shop_id = $1 AND subject_id = ANY($2)');
/** whom humans blocked or allowed, among these values and all that these people are known by */
const LISTED = prepared(
  `SELECT * FROM list_entry WHERE shop_id = $1 AND lifted_at IS NULL
     AND value = ANY($2 || ARRAY(SELECT value FROM person_identifier WHERE shop_id = $1 AND person_id = ANY($3::uuid[])))`,
);
/** how these people became members: a sign-up no claim was known for yet has no referral to be found by */
const SIGN_UPS = prepared(
  `SELECT found.* FROM person_identifier i CROSS JOIN LATERAL
     (SELECT * FROM verdict WHERE shop_id = $1 AND subject_kind = 'sign-up' AND subject_id = i.value OFFSET 0) found
   WHERE i.shop_id = $1 AND i.person_id = ANY($2::uuid[]) AND i.kind = ANY('{customer,buyer}')`,
);
/** of these people, and of whoever has an account in common with them */
const IDENTIFIERS = prepared(
  `WITH used AS MATERIALIZED (
     SELECT value FROM person_identifier WHERE shop_id = $1 AND person_id = ANY($2::uuid[]) AND kind = ANY('{customer,buyer}')
   ), kin AS MATERIALIZED (
     SELECT found.person_id FROM used CROSS JOIN LATERAL
       (SELECT person_id FROM person_identifier WHERE shop_id = $1 AND kind = ANY('{customer,buyer}') AND value = used.value OFFSET 0) found
   )
   SELECT kind, value, person_id FROM person_identifier WHERE shop_id = $1 AND person_id = ANY($2::uuid[] || ARRAY(SELECT person_id FROM kin))`,
);
/**
 * $4 = whether places can be short: else only who waits and what these referrals hold matters. Of the others those of the
 * months the batch is about ($5), unless some limit counts all months ($6). Those of leads ($7) are there only where they
 * are limited: of a month all that are taken, of which there are a thousand at most, and who waits longest.
 */
const SLOTS = prepared(
  `SELECT * FROM cap_slot WHERE shop_id = $1 AND cause = ANY($3)
   UNION SELECT * FROM cap_slot WHERE shop_id = $1 AND advocate_id = ANY($2::uuid[]) AND NOT is_taken AND period = ANY($5)
   UNION SELECT * FROM cap_slot WHERE shop_id = $1 AND advocate_id = ANY(CASE WHEN $4 THEN $2::uuid[] END) AND period = ANY($5)
   UNION SELECT found.* FROM unnest($2::uuid[]) AS a (id) CROSS JOIN unnest($7::text[]) AS of (period) CROSS JOIN LATERAL
     (SELECT * FROM cap_slot WHERE shop_id = $1 AND advocate_id = a.id AND period = of.period ORDER BY is_taken DESC, since, order_id LIMIT 2000) found
   UNION SELECT * FROM cap_slot WHERE shop_id = $1 AND advocate_id = ANY(CASE WHEN $6 THEN $2::uuid[] END)`,
);
const PAYOUTS = prepared('SELECT id FROM ledger_transaction WHERE shop_id = $1 AND id = ANY($2::uuid[])');
const CAUSES = prepared(
  `SELECT program_id, unit, sum(amount) AS amount FROM ledger_entry WHERE shop_id = $1 AND account = 'cause:available' GROUP BY program_id, unit`,
);
/** all that isn't empty of some, of the others what they owe; the lots of these rewards and those redemptions were paid from */
const LOTS = prepared(
  `SELECT * FROM lot WHERE shop_id = $1 AND person_id = ANY($2::uuid[]) AND remaining <> 0
   UNION SELECT * FROM lot WHERE shop_id = $1 AND person_id = ANY($3::uuid[]) AND remaining < 0
   UNION SELECT * FROM lot WHERE shop_id = $1 AND reward_id = ANY($4::uuid[])
   UNION SELECT * FROM lot WHERE shop_id = $1 AND id = ANY($5::uuid[])`,
);
const DEBTS = prepared('SELECT * FROM debt WHERE shop_id = $1 AND person_id = ANY($2::uuid[]) ORDER BY reward_id');
/** what redemptions took that wasn't given back */
const PARTS = prepared(
  `SELECT t.reward_id, e.lot_id, -e.amount AS amount FROM ledger_transaction t CROSS JOIN LATERAL (
     SELECT lot_id, amount FROM ledger_entry WHERE shop_id = $1 AND transaction_id = t.id AND account = 'wallet:available' OFFSET 0) e
   WHERE t.shop_id = $1 AND t.reward_id = ANY($2::uuid[]) AND t.kind = 'redeemed'
     AND NOT EXISTS (SELECT FROM ledger_transaction back WHERE back.shop_id = $1 AND back.reward_id = t.reward_id AND back.kind = 'redemption-undone')`,
);

const TRACES = prepared('SELECT DISTINCT key FROM sighting WHERE shop_id = $1 AND subject = ANY($2)');
/** when decoy codes were brought from these browsers or with these addresses */
const CANARIES = prepared('SELECT key, seen_at FROM canary_sighting WHERE shop_id = $1 AND key = ANY($2)');

type Read = (statement: Prepared, ...values: unknown[]) => Promise<Row[]>;
type Named = { orders: Row[]; verdicts: Row[]; identifiers: Row[]; offers: readonly Offer[]; timeZone: string };

/**
 * The whole story of the people a batch is about: their orders, claims and referrals, and what stands on those. Each
 * round asks what the one before has shown, all of it at once.
 */
export async function loadStory(read: Read, keys: WorldKeys, named: Named) {
  // who it is about
  const tokens = new Set([...keys.tokenHashes, ...tokensOf(named.orders)]);
  const codes = new Set([...keys.codes, ...codesOf(named.orders)]);
  const phones = new Set([...keys.identifiers.phone, ...idsIn(named.orders, 'phone_hash')]);
  const [namedClaims, namedRewards, claimants, holders, sharers, friends] = await Promise.all([
    read(CLAIMS, [...tokens], [...keys.claimIds], []),
    read(REWARDS, [...codes], [...keys.rewardIds], []),
    read(CLAIMANTS, [...codes]),
    read(LOT_HOLDERS, [...keys.lotIds]),
    // whoever shares a phone is judged with them: then their own story is needed, too
    read(SHARERS, [...phones]),
    keys.claimIds.size || keys.signUpIds.size ? read(FRIENDS, idsIn(named.verdicts, 'referral_id')) : [],
  ]);
  const sharing = sharingOf(sharers);
  const people = new Set([
    ...[named.identifiers, named.orders, namedClaims, namedRewards, claimants, holders, friends].flatMap((rows) =>
      idsIn(rows, 'person_id'),
    ),
    ...sharing.people,
    ...keys.spenderIds,
  ]);

  // their orders, claims and referrals
  const referralIds = new Set([...idsIn(namedRewards, 'referral_id'), ...idsIn(named.verdicts, 'referral_id')]);
  const [orders, declarations, noticed, theirClaims, theirReferrals] = await Promise.all([
    read(ORDERS, [...people]),
    read(
      DECLARATIONS,
      [...keys.identifiers.email],
      [...people],
      [...keys.orderIds],
      [...keys.declarationIds],
      ...lately(keys),
    ),
    keys.declaredEmails.size ? read(NOTICED, [...keys.declaredEmails]) : [],
    read(CLAIMS, [], [], [...people]),
    read(REFERRALS, [...people], [...referralIds]),
  ]);

  // what their other orders carried
  const [earlierTokens, earlierCodes] = [missingIn(tokens, tokensOf(orders)), missingIn(codes, codesOf(orders))];
  const otherPhones = missingIn(phones, idsIn(orders, 'phone_hash'));
  const [earlierClaims, earlierRewards, otherSharers] = await Promise.all([
    read(CLAIMS, earlierTokens, idsIn(theirReferrals, 'claim_id'), []),
    read(REWARDS, earlierCodes, [], []),
    otherPhones.length ? read(SHARERS, otherPhones) : [],
  ]);
  // whoever shares the phone of one of those is not judged for it, but what they bought stands before it
  const otherSharing = sharingOf(otherSharers);
  const neighbours = missingIn(people, otherSharing.people);
  const [earlierReferrals, neighboursOrders] = await Promise.all([
    read(REFERRALS, [], missingIn(referralIds, idsIn(earlierRewards, 'referral_id'))),
    neighbours.length ? read(ORDERS, neighbours) : [],
  ]);
  const referrals = [...theirReferrals, ...earlierReferrals];
  const claims = [
    ...[...namedClaims, ...theirClaims, ...earlierClaims],
    ...(await read(CLAIMS, [], idsIn(earlierReferrals, 'claim_id'), [])),
  ];

  // and what stands on it
  const theirReferralIds = idsIn(referrals, 'id');
  const advocateIds = new Set([
    ...keys.advocateIds,
    ...[claims, declarations, referrals, named.verdicts].flatMap((rows) => idsIn(rows, 'advocate_id')),
    ...[...named.orders, ...orders].flatMap((row) => (row.visit ? [String(row.visit.advocateId)] : [])),
  ]);
  const claimSubjects = [...new Set([...keys.claimIds, ...idsIn(claims, 'id')])].map((id) => subjectKey('claim', id));
  const [found, verdictsOnOrders, theirRewards, signUps, appeals, claimTraces] = await Promise.all([
    read(ADVOCATES, [...codes, ...earlierCodes], [...advocateIds], [...people]),
    read(VERDICTS, theirReferralIds, idsIn(orders, 'id')),
    read(REWARDS, [], [], theirReferralIds),
    named.offers.some(hasSignUp) ? read(SIGN_UPS, [...people]) : [],
    keys.appealedIds.size ? read(APPEALS, [...keys.appealedIds]) : [],
    claimSubjects.length ? read(TRACES, claimSubjects) : [],
  ]);
  // who invited under an archived programme is an advocate of the current one, too
  const inOthers = hasSeveral(named.offers)
    ? await read(ADVOCATES, [], [], missingIn(people, idsIn(found, 'person_id')))
    : [];
  const advocates = [...new Map([...found, ...inOthers].map((row) => [String(row.id), row])).values()];
  const verdicts = [...verdictsOnOrders, ...signUps];
  const rewards = [...namedRewards, ...earlierRewards, ...theirRewards];
  const everyone = new Set([...people, ...idsIn(advocates, 'person_id'), ...idsIn(referrals, 'friend_id')]);
  const rewardIds = idsIn(rewards, 'id');
  const parts = await read(
    PARTS,
    idsIn(
      rewards.filter((row) => row.referral_id === null),
      'id',
    ),
  );
  const months = new Set(
    [...keys.orderedAt, ...[...named.orders, ...orders].map((row) => row.processed_at as Date)].map((at) =>
      monthInZone(at, named.timeZone),
    ),
  );
  const leadPeriods = new Set(
    [...keys.claimedAt, ...claims.map((row) => row.claimed_at as Date), ...claimedIn(named.verdicts)].map((at) =>
      leadsPeriod(at, named.timeZone),
    ),
  );
  const traces = [
    ...new Set([
      ...keys.traces,
      ...[...named.orders, ...orders].flatMap(tracesIn),
      // a claim's stand nowhere else
      ...claimTraces.map((row) => String(row.key)).filter((key) => !/^[a-z]+-of:/.test(key)),
    ]),
  ];
  const emails = [
    ...keys.identifiers.email,
    ...emailsIn([...named.orders, ...orders]),
    ...idsIn(claims, 'email_hash'),
    ...addressesIn([...named.verdicts, ...verdicts]),
  ];
  const [seen, canaries, identifiers, erased, decisions, lists, slots, lots, debts, payouts, causes] =
    await Promise.all([
      loadSightings(read, {
        traces,
        friendsOf: idsIn(advocates, 'id').flatMap((id) => friendKeys(asId<AdvocateId>(id))),
        subjects: [
          ...new Set([
            ...[...keys.orderIds, ...idsIn(orders, 'id')].map((id) => subjectKey('order', id)),
            ...claimSubjects,
            ...[...keys.signUpIds, ...idsIn(signUps, 'subject_id')].map((id) => subjectKey('sign-up', id)),
          ]),
        ],
        advocatePersons: idsIn(advocates, 'person_id'),
      }),
      read(CANARIES, [...traces, ...emails.map(emailKey)]),
      read(IDENTIFIERS, [...everyone]),
      read(ERASED, [...everyone]),
      read(DECISIONS, idsIn([...named.verdicts, ...verdicts], 'subject_id')),
      read(LISTED, [...everyone, ...valuesOf(keys), ...valuesIn([...named.orders, ...orders])], [...everyone]),
      read(
        SLOTS,
        idsIn(advocates, 'id'),
        theirReferralIds.flatMap(causesOf),
        named.offers.some(hasLimits),
        [...months, TOTAL],
        named.offers.some(hasTotalLimit),
        [...leadPeriods],
      ),
      read(LOTS, named.offers.some(needsBalance) ? [...everyone] : [...keys.spenderIds], [...everyone], rewardIds, [
        ...keys.lotIds,
        ...idsIn(parts, 'lot_id'),
      ]),
      read(DEBTS, [...everyone]),
      read(PAYOUTS, [...keys.payoutIds]),
      keys.paysCauses ? read(CAUSES) : [],
    ]);
  return {
    orders: [...orders, ...neighboursOrders],
    crowdedPhones: [...sharing.crowded, ...otherSharing.crowded],
    ...{ claims, declarations, noticed, referrals, advocates, verdicts, rewards, identifiers },
    ...seen,
    canaries,
    ...{ decisions, appeals, lists, slots, lots, debts, parts, erased, payouts, causes },
  };
}

/** Whose declarations of the day before count: nobody's where the batch declares nothing. */
const lately = ({ declaredAt, advocateIds, codes }: WorldKeys): [string[], string[], Date | null] =>
  declaredAt.length
    ? [[...advocateIds], [...codes], new Date(Math.min(...declaredAt.map((at) => at.getTime())))]
    : [[], [], null];

/** Whom the phones lead to, and which are too many people's to lead to anybody. */
function sharingOf(rows: readonly Row[]): { people: string[]; crowded: string[] } {
  const byPhone = [...Map.groupBy(rows, (row) => String(row.phone_hash))];
  const isCrowded = ([, sharers]: (typeof byPhone)[number]) => sharers.length > MOST_OF_A_TRACE;
  return {
    people: byPhone.flatMap((one) => (isCrowded(one) ? [] : idsIn(one[1], 'person_id'))),
    crowded: byPhone.filter(isCrowded).map(([phone]) => phone),
  };
}

/** A claim that is held stands in its verdict only. */
const claimedIn = (verdicts: readonly Row[]): Date[] =>
  verdicts.flatMap(({ subject_kind, inputs }) =>
    subject_kind === 'claim' && inputs.claimedAt ? [new Date(inputs.claimedAt)] : [],
  );

/** Whoever's claim is held stands in its verdict only. */
const addressesIn = (verdicts: readonly Row[]): string[] =>
  verdicts.flatMap(({ subject_kind, inputs }) => (subject_kind === 'claim' ? (addressIn(inputs) ?? []) : []));

const tracesIn = (order: Row): string[] => traceKeys(toFacts(order.facts).traces, order.phone_hash);
/** What the batch's events, and orders, know people by. */
const valuesOf = ({ identifiers: { customer, email, phone } }: WorldKeys): string[] => [
  ...customer,
  ...email,
  ...phone,
];
const valuesIn = (orders: readonly Row[]): string[] =>
  orders.flatMap(({ facts }) =>
    [facts.customerId, facts.emailHash, facts.phoneHash].filter((value): value is string => value !== null),
  );

const emailsIn = (orders: readonly Row[]): string[] =>
  orders.flatMap(({ facts }) => (facts.emailHash ? [String(facts.emailHash)] : []));

/** What a referral may hold places under limits for. */
const causesOf = (id: string): string[] => [firstPurchaseCause, leadCause].map((cause) => cause(asId<ReferralId>(id)));
const hasSeveral = (offers: readonly Offer[]): boolean => new Set(offers.map(({ programId }) => programId)).size > 1;
const hasLimits = ({ terms: { limits } }: Offer): boolean =>
  limits.friendsPerMonth !== null || limits.friendsInTotal !== null;
const hasTotalLimit = ({ terms: { limits } }: Offer): boolean => limits.friendsInTotal !== null;
const hasSignUp = ({ terms }: Offer): boolean => terms.signUp !== null;
/** Whether all that somebody has must be known to give or take: an advocate of thousands of friends has thousands of lots. */
const needsBalance = ({ terms }: Offer): boolean =>
  terms.wallet.maximumBalance !== null || terms.spentRewards === 'negative-balance';

/** The values of a column, each once; nulls left out. */
const idsIn = (rows: readonly Row[], column: string): string[] => [
  ...new Set(rows.flatMap((row) => (row[column] === null ? [] : [String(row[column])]))),
];
const tokensOf = (orders: readonly Row[]): string[] =>
  orders.flatMap((row) => (row.facts.claimToken ? [String(row.facts.claimToken)] : []));
const codesOf = (orders: readonly Row[]): string[] => orders.flatMap((row) => row.facts.codes as string[]);
const missingIn = (known: ReadonlySet<string>, found: readonly string[]): string[] => [
  ...new Set(found.filter((one) => !known.has(one))),
];
