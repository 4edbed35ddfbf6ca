import type pg from 'pg';
import { listKey } from '../../domain/fraud/list-entry.ts';
import { MOST_OF_A_TRACE } from '../../domain/fraud/sightings.ts';
import { causeKey, subjectKey, type World } from '../../domain/judging/world.ts';
import type { PersonId, ProgramId, ShopId } from '../../domain/shared/ids.ts';
import { type Prepared, prepared, run } from '../database.server.ts';
import { loadStory } from './load-story.ts';
import { loadOffers } from './offers.ts';
import { phoneSharers } from './phone-sharers.ts';
import {
  type Row,
  toAdvocate,
  toAppeal,
  toClaim,
  toDebt,
  toDecision,
  toDeclaration,
  toFacts,
  toListEntry,
  toLot,
  toOrder,
  toPart,
  toReferral,
  toReward,
  toSightings,
  toSlot,
  toVerdict,
} from './rows.ts';
import { isAboutReferrals, type WorldKeys } from './world-keys.ts';

type Shop = { shopId: ShopId; timeZone: string; historyComplete: boolean };

/** One look by its whole key for each of a list: the right index, whatever the planner believes of a young table. */
const each = (list: string, columns: string, from: string, key: string): string =>
  `SELECT found.* FROM unnest(${list}::text[]) AS named (key) CROSS JOIN LATERAL (SELECT ${columns} FROM ${from} WHERE shop_id = $1 AND ${key} = named.key OFFSET 0) found`;

const PROGRAMS = prepared(
  `SELECT id, status, committed_minor, trust, ARRAY(SELECT v.id FROM program_version v WHERE v.shop_id = p.shop_id AND v.program_id = p.id AND v.partner IS NULL) AS versions
   FROM program p WHERE shop_id = $1`,
);
/** of these advocates, and those that something is stamped with: of thousands of partners few are in a batch */
const AGREEMENTS = prepared(
  `SELECT id FROM program_version WHERE shop_id = $1 AND partner IS NOT NULL AND partner->>'advocateId' = ANY($2)
   UNION SELECT id FROM program_version WHERE shop_id = $1 AND id = ANY($3::uuid[]) AND partner IS NOT NULL`,
);
const ORDERS = prepared(
  each(
    '$2',
    'o.*, (SELECT p.redacted_at IS NOT NULL FROM person p WHERE p.shop_id = $1 AND p.id = o.person_id) AS is_erased',
    'order_fact o',
    'o.id',
  ),
);
const VERDICTS = prepared(
  // a new order has none, and most are new
  `SELECT found.* FROM (${each('$2', 'id', 'order_fact', 'id')}) AS known CROSS JOIN LATERAL
     (SELECT * FROM verdict WHERE shop_id = $1 AND subject_kind = 'order' AND subject_id = known.id OFFSET 0) found
   UNION ALL ${each('$3', '*', 'verdict', "subject_kind = 'claim' AND subject_id")}
   UNION ALL ${each('$4', '*', 'verdict', "subject_kind = 'redemption' AND subject_id")}
   UNION ALL ${each('$5', '*', 'verdict', "subject_kind = 'declaration' AND subject_id")}`,
);
const SIGN_UPS = prepared(each('$2', '*', 'verdict', "subject_kind = 'sign-up' AND subject_id"));
const NAMES = 'kind, value, person_id';
/** whom the events name, and by which other names those are known whose orders or addresses they name */
const IDENTIFIERS = prepared(
  `${each('$2', NAMES, 'person_identifier', `kind = ANY('{customer,buyer}') AND value`)}
   UNION ALL ${each('$3', NAMES, 'person_identifier', `kind = ANY('{email,contact}') AND value`)}
   UNION ALL ${each('$4', NAMES, 'person_identifier', "kind = 'phone' AND value")}
   UNION ALL SELECT ${NAMES} FROM person_identifier
     WHERE shop_id = $1 AND person_id = ANY(ARRAY(${each('$5', 'person_id', 'order_fact', 'id')}
       UNION ALL ${each('$3', 'person_id', 'person_identifier', "kind = 'email' AND value")}))`,
);
/** whether anybody the events name, or anything they carry, has to do with a referral or a reward */
const SPEAKS = prepared(
  `WITH told AS MATERIALIZED (
     ${each('$5', 'person_id, facts, phone_hash, visit', 'order_fact', 'id')}
   ), named AS MATERIALIZED (
     SELECT ARRAY(
         ${each('$2', 'person_id', 'person_identifier', `kind = ANY('{customer,buyer}') AND value`)}
         UNION ALL ${each('$3', 'person_id', 'person_identifier', "kind = 'email' AND value")}
         UNION ALL SELECT person_id FROM told
         UNION ALL SELECT unnest(array_agg(person_id)) FROM (${phoneSharers('$4::text[] || ARRAY(SELECT phone_hash FROM told)')}) sharers
           GROUP BY phone_hash HAVING count(*) <= ${MOST_OF_A_TRACE}
       ) AS people,
       $6::text[] || ARRAY(SELECT jsonb_array_elements_text(facts->'codes') FROM told) AS codes,
       $7::text[] || ARRAY(SELECT facts->>'claimToken' FROM told) AS tokens
   )
   SELECT EXISTS (SELECT FROM told WHERE visit IS NOT NULL)
     OR EXISTS (SELECT FROM claim WHERE shop_id = $1 AND person_id = ANY((SELECT people FROM named)::uuid[]))
     OR EXISTS (SELECT FROM referral WHERE shop_id = $1 AND friend_id = ANY((SELECT people FROM named)::uuid[]))
     OR EXISTS (SELECT FROM declaration WHERE shop_id = $1 AND email_hash = ANY($3::text[] || ARRAY(
       SELECT value FROM person_identifier WHERE shop_id = $1 AND kind = 'email' AND person_id = ANY((SELECT people FROM named)::uuid[]))))
     OR EXISTS (SELECT FROM advocate WHERE shop_id = $1 AND person_id = ANY((SELECT people FROM named)::uuid[]))
     OR EXISTS (SELECT FROM claim WHERE shop_id = $1 AND token_hash = ANY((SELECT tokens FROM named)::text[]))
     OR EXISTS (SELECT FROM advocate WHERE shop_id = $1 AND code = ANY((SELECT codes FROM named)::text[]))
     OR EXISTS (SELECT FROM former_code WHERE shop_id = $1 AND code = ANY((SELECT codes FROM named)::text[]))
     OR EXISTS (SELECT FROM reward WHERE shop_id = $1 AND code = ANY((SELECT codes FROM named)::text[])) AS yes`,
);

/**
 * Loads the world of a batch, whatever its size: first what the events name, all at once; and only where something of it
 * has to do with a referral or reward, the whole story of those people. Runs under the judge's lock.
 */
export async function loadWorld(client: pg.PoolClient, shop: Shop, keys: WorldKeys): Promise<World> {
  const read = async (statement: Prepared, ...values: unknown[]): Promise<Row[]> =>
    (await run(client, statement, shop.shopId, ...values)).rows;

  const orderIds = [...keys.orderIds];
  const { customer, email, phone } = keys.identifiers;
  const [programs, orders, verdictsOnSubjects, identifiers, [speaks], signUps] = await Promise.all([
    read(PROGRAMS),
    read(ORDERS, orderIds),
    read(VERDICTS, orderIds, [...keys.claimIds], [...keys.redemptionIds], [...keys.declarationIds]),
    read(IDENTIFIERS, [...customer], [...email], [...phone], orderIds),
    read(SPEAKS, [...customer], [...email], [...phone], orderIds, [...keys.codes], [...keys.tokenHashes]),
    keys.signUpIds.size ? read(SIGN_UPS, [...keys.signUpIds]) : [],
  ]);
  const verdicts = [...verdictsOnSubjects, ...signUps];
  // an agreement's terms stand on some version's that is for all: what it takes to judge under any is told by those
  const forAll = await loadOffers(
    client,
    shop.shopId,
    programs.flatMap((row) => row.versions as string[]),
  );
  const story =
    speaks?.yes || isAboutReferrals(keys)
      ? await loadStory(read, keys, { orders, verdicts, identifiers, offers: forAll, timeZone: shop.timeZone })
      : undefined;
  const agreements = story
    ? await read(
        AGREEMENTS,
        story.advocates.map((row) => row.id),
        stampedOn(
          keys,
          [story.claims, story.declarations, story.referrals, story.rewards, story.verdicts, verdicts],
          [...orders, ...story.orders],
        ),
      )
    : [];
  const offers = [
    ...forAll,
    ...(await loadOffers(
      client,
      shop.shopId,
      agreements.map((row) => row.id),
    )),
  ];

  const byId = <Value, Key extends string>(all: readonly Value[], key: (value: Value) => Key) =>
    new Map(all.map((value) => [key(value), value]));
  const allOrders = [...orders, ...(story?.orders ?? [])];
  return {
    shopId: shop.shopId,
    timeZone: shop.timeZone,
    historyComplete: shop.historyComplete,
    programs: new Map(programs.map((row) => [row.id, row.status])),
    thresholds: new Map(programs.flatMap((row) => (row.trust ? [[row.id as ProgramId, row.trust]] : []))),
    sightings: toSightings(story?.sightings ?? []),
    canaries: new Map(
      [...Map.groupBy(story?.canaries ?? [], (row) => String(row.key))].map(([key, rows]) => [
        key,
        rows.map((row) => row.seen_at as Date),
      ]),
    ),
    ownOrders: new Map(
      [...Map.groupBy(story?.ownOrders ?? [], (row) => row.person_id as PersonId)].map(([personId, rows]) => [
        personId,
        rows.map((row) => ({ facts: toFacts(row.facts) })),
      ]),
    ),
    offers: byId(offers, (offer) => offer.versionId),
    identifiers: new Map(
      [...identifiers, ...(story?.identifiers ?? [])].map((row) => [
        `${row.kind}:${row.value}`,
        row.person_id as PersonId,
      ]),
    ),
    erased: new Set(
      [...orders.filter((row) => row.is_erased), ...(story?.erased ?? [])].map((row) => row.person_id as PersonId),
    ),
    advocates: byId((story?.advocates ?? []).map(toAdvocate), (advocate) => advocate.advocateId),
    claims: byId((story?.claims ?? []).map(toClaim), (claim) => claim.claimId),
    declarations: byId((story?.declarations ?? []).map(toDeclaration), (declaration) => declaration.declarationId),
    noticed: new Set((story?.noticed ?? []).map((row) => String(row.email_hash))),
    referrals: byId((story?.referrals ?? []).map(toReferral), (referral) => referral.referralId),
    orders: byId(allOrders.map(toOrder), (order) => order.facts.orderId),
    crowdedPhones: new Set(story?.crowdedPhones),
    verdicts: byId([...verdicts, ...(story?.verdicts ?? [])].map(toVerdict), (verdict) =>
      subjectKey(verdict.subject, verdict.subjectId),
    ),
    lists: Map.groupBy((story?.lists ?? []).map(toListEntry), listKey),
    decisions: Map.groupBy((story?.decisions ?? []).map(toDecision), (decision) =>
      subjectKey(decision.subject, decision.subjectId),
    ),
    appeals: Map.groupBy((story?.appeals ?? []).map(toAppeal), (appeal) =>
      subjectKey(appeal.subject, appeal.subjectId),
    ),
    rewards: byId((story?.rewards ?? []).map(toReward), (reward) => reward.id),
    capSlots: (story?.slots ?? []).map(toSlot),
    lots: byId((story?.lots ?? []).map(toLot), (lot) => lot.lotId),
    debts: byId((story?.debts ?? []).map(toDebt), (debt) => debt.rewardId),
    redemptionParts: new Map(
      [...Map.groupBy(story?.parts ?? [], (row) => row.reward_id)].map(([id, parts]) => [id, parts.map(toPart)]),
    ),
    payouts: new Set((story?.payouts ?? []).map((row) => String(row.id))),
    causeBalances: new Map(
      (story?.causes ?? []).map((row) => [causeKey({ programId: row.program_id, unit: row.unit }), Number(row.amount)]),
    ),
    committedMinor: new Map(programs.map((row) => [row.id as ProgramId, Number(row.committed_minor)])),
  };
}

/** The versions that these rows, the visits behind these orders and those the events tell of are stamped with. */
const stampedOn = (keys: WorldKeys, rows: readonly Row[][], orders: readonly Row[]): string[] => [
  ...new Set([
    ...keys.versionIds,
    ...rows.flat().flatMap((row) => row.version_id ?? []),
    ...orders.flatMap((row) => row.visit?.versionId ?? []),
  ]),
];
