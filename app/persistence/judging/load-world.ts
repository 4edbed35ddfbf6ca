import type pg from 'pg';
import type { JudgeEvent, KnownClaim, KnownReferral, KnownReward, World } from '../../domain/judging/world.ts';
import { subjectKey } from '../../domain/judging/world.ts';
import type { PersonId, ShopId } from '../../domain/shared/ids.ts';
import {
  type Row,
  toAdvocate,
  toClaim,
  toOffer,
  toOrder,
  toProgramStatus,
  toReferral,
  toReward,
  toVerdict,
} from './rows.ts';

/** What of the world a batch of events may touch, read off the events themselves. */
export type WorldKeys = ReturnType<typeof keysOf>;

export function keysOf(events: readonly JudgeEvent[]) {
  const identifiers = new Set<string>();
  const keys = {
    orderIds: new Set<string>(),
    codes: new Set<string>(),
    tokenHashes: new Set<string>(),
    phoneHashes: new Set<string>(),
    advocateIds: new Set<string>(),
    claimIds: new Set<string>(),
  };
  const identify = (kind: string, value: string | null) => value && identifiers.add(`${kind}:${value}`);
  for (const event of events) {
    switch (event.kind) {
      case 'order-seen': {
        const { facts, visit } = event;
        identify('customer', facts.customerId);
        identify('email', facts.emailHash);
        identify('phone', facts.phoneHash);
        keys.orderIds.add(facts.orderId);
        for (const code of facts.codes) keys.codes.add(code);
        if (facts.claimToken) keys.tokenHashes.add(facts.claimToken);
        if (facts.phoneHash) keys.phoneHashes.add(facts.phoneHash);
        if (visit) keys.advocateIds.add(visit.advocateId);
        break;
      }
      case 'claim-made':
        identify('customer', event.customerId);
        identify('email', event.emailHash);
        keys.advocateIds.add(event.visit.advocateId);
        keys.claimIds.add(event.claimId);
        break;
      case 'order-changed':
      case 'orders-before-known':
        keys.orderIds.add(event.orderId);
        break;
      case 'customers-merged':
        identify('customer', event.keptId);
        identify('customer', event.goneId);
        break;
      case 'due':
        (event.subject === 'order' ? keys.orderIds : keys.claimIds).add(event.subjectId);
        break;
      default:
        event satisfies never;
    }
  }
  return { identifiers, ...keys };
}

type Shop = { shopId: ShopId; timeZone: string; historyComplete: boolean };

/** Loads the world of a batch in a few set-based reads, whatever the batch's size. Runs under the judge's lock. */
export async function loadWorld(client: pg.PoolClient, shop: Shop, keys: WorldKeys): Promise<World> {
  const { shopId } = shop;
  const read = async (sql: string, ...lists: readonly Iterable<string>[]): Promise<Row[]> =>
    lists.some((list) => [...list].length > 0) || lists.length === 0
      ? (await client.query(sql, [shopId, ...lists.map((list) => [...list])])).rows
      : [];

  // who and what the events name
  const programs = await read('SELECT id, status FROM program WHERE shop_id = $1');
  const offers = await read(
    'SELECT id, program_id, number, terms, published_at FROM program_version WHERE shop_id = $1',
  );
  const identified = await read(
    `SELECT kind, value, person_id FROM person_identifier
     WHERE shop_id = $1 AND (kind, value) IN (SELECT split_part(k, ':', 1), substr(k, strpos(k, ':') + 1) FROM unnest($2::text[]) k)`,
    keys.identifiers,
  );
  const namedOrders = await read('SELECT * FROM order_fact WHERE shop_id = $1 AND id = ANY($2)', keys.orderIds);
  const namedTokens = namedOrders.flatMap((row) => (row.facts.claimToken ? [row.facts.claimToken as string] : []));
  const namedCodes = namedOrders.flatMap((row) => row.facts.codes as string[]);
  const usedCodes = await read(
    `SELECT r.referral_id, c.person_id FROM reward r LEFT JOIN referral f ON f.shop_id = r.shop_id AND f.id = r.referral_id
       LEFT JOIN claim c ON c.shop_id = f.shop_id AND c.id = f.claim_id
     WHERE r.shop_id = $1 AND r.code = ANY($2)`,
    [...keys.codes, ...namedCodes],
  );
  const namedClaims = await read(
    'SELECT * FROM claim WHERE shop_id = $1 AND (token_hash = ANY($2) OR id = ANY($3::uuid[]))',
    [...keys.tokenHashes, ...namedTokens],
    keys.claimIds,
  );
  const namedVerdicts = await read(
    `SELECT * FROM verdict WHERE shop_id = $1 AND ((subject_kind = 'order' AND subject_id = ANY($2)) OR (subject_kind = 'claim' AND subject_id = ANY($3)))`,
    keys.orderIds,
    keys.claimIds,
  );
  const namedAdvocates = await read(
    'SELECT * FROM advocate WHERE shop_id = $1 AND (code = ANY($2) OR id = ANY($3::uuid[]))',
    keys.codes,
    keys.advocateIds,
  );

  // their whole story: orders, claims and referrals of the same people
  // claimants too: an order without a name is taken for theirs
  const personIds = new Set<string>(
    [...identified, ...namedOrders, ...namedClaims, ...usedCodes].flatMap((row) =>
      row.person_id ? [row.person_id] : [],
    ),
  );
  const phoneHashes = new Set([
    ...keys.phoneHashes,
    ...namedOrders.flatMap((row) => (row.phone_hash ? [row.phone_hash] : [])),
  ]);
  const orders = await read(
    'SELECT * FROM order_fact WHERE shop_id = $1 AND (person_id = ANY($2::uuid[]) OR phone_hash = ANY($3))',
    personIds,
    phoneHashes,
  );
  // whoever shares a phone is judged with them: then their own story is needed, too
  const sharers = new Set(orders.map((row) => row.person_id as string).filter((id) => !personIds.has(id)));
  for (const id of sharers) personIds.add(id);
  orders.push(...(await read('SELECT * FROM order_fact WHERE shop_id = $1 AND person_id = ANY($2::uuid[])', sharers)));
  const erased = await read(
    'SELECT id FROM person WHERE shop_id = $1 AND id = ANY($2::uuid[]) AND redacted_at IS NOT NULL',
    personIds,
  );
  const theirClaims = await read('SELECT * FROM claim WHERE shop_id = $1 AND person_id = ANY($2::uuid[])', personIds);
  const orderTokens = [...namedOrders, ...orders].flatMap((row) =>
    row.facts.claimToken ? [row.facts.claimToken] : [],
  );
  const orderCodes = [...namedOrders, ...orders].flatMap((row) => row.facts.codes as string[]);
  const earlierCodes = await read('SELECT referral_id FROM reward WHERE shop_id = $1 AND code = ANY($2)', orderCodes);
  const earlierClaims = await read('SELECT * FROM claim WHERE shop_id = $1 AND token_hash = ANY($2)', orderTokens);
  const earlierAdvocates = await read('SELECT * FROM advocate WHERE shop_id = $1 AND code = ANY($2)', orderCodes);
  const referralIds = [...usedCodes, ...earlierCodes, ...namedVerdicts].flatMap((row) =>
    row.referral_id ? [row.referral_id] : [],
  );
  const referrals = await read(
    'SELECT * FROM referral WHERE shop_id = $1 AND (friend_id = ANY($2::uuid[]) OR id = ANY($3::uuid[]))',
    personIds,
    referralIds,
  );
  const claimsByReferral = await read(
    'SELECT * FROM claim WHERE shop_id = $1 AND id = ANY($2::uuid[])',
    referrals.flatMap((row) => (row.claim_id ? [row.claim_id] : [])),
  );
  const claims = [...namedClaims, ...theirClaims, ...earlierClaims, ...claimsByReferral];

  // and what stands on it: advocates with their identifiers, verdicts, rewards, slots
  const visits = orders.flatMap((row) => (row.visit ? [row.visit.advocateId as string] : []));
  const advocateIds = new Set<string>([
    ...[...claims, ...referrals].map((row) => row.advocate_id),
    ...visits,
    ...namedVerdicts.flatMap((row) => (row.advocate_id ? [row.advocate_id] : [])),
  ]);
  const theirAdvocates = await read(
    'SELECT * FROM advocate WHERE shop_id = $1 AND (id = ANY($2::uuid[]) OR person_id = ANY($3::uuid[]))',
    advocateIds,
    personIds,
  );
  const advocateRows = [...namedAdvocates, ...earlierAdvocates, ...theirAdvocates];
  const kept = await keptPersons(
    read,
    advocateRows.map((row) => row.person_id),
  );
  const advocates = advocateRows.map((row) =>
    toAdvocate({ ...row, person_id: kept.get(row.person_id) ?? row.person_id }),
  );
  const everyone = new Set<string>([
    ...personIds,
    ...advocates.map((advocate) => advocate.personId),
    ...referrals.map((row) => row.friend_id),
  ]);
  const identifiers = await read(
    'SELECT kind, value, person_id FROM person_identifier WHERE shop_id = $1 AND person_id = ANY($2::uuid[])',
    everyone,
  );
  const allReferralIds = referrals.map((row) => row.id);
  const verdicts = await read(
    `SELECT * FROM verdict WHERE shop_id = $1 AND (referral_id = ANY($2::uuid[]) OR (subject_kind = 'order' AND subject_id = ANY($3)))`,
    allReferralIds,
    orders.map((row) => row.id),
  );
  const rewards = await read(
    'SELECT * FROM reward WHERE shop_id = $1 AND referral_id = ANY($2::uuid[])',
    allReferralIds,
  );
  const slots = await read(
    'SELECT advocate_id, period, cause FROM cap_slot WHERE shop_id = $1 AND advocate_id = ANY($2::uuid[])',
    advocates.map((advocate) => advocate.advocateId),
  );

  const byId = <Value, Key extends string>(values: readonly Value[], key: (value: Value) => Key) =>
    new Map(values.map((value) => [key(value), value]));
  return {
    ...shop,
    programs: new Map(programs.map((row) => [row.id, toProgramStatus(row)])),
    offers: byId(offers.map(toOffer), (offer) => offer.versionId),
    identifiers: new Map(
      [...identified, ...identifiers].map((row) => [`${row.kind}:${row.value}`, row.person_id as PersonId]),
    ),
    erased: new Set(erased.map((row) => row.id as PersonId)),
    advocates: byId(advocates, (advocate) => advocate.advocateId),
    claims: byId(claims.map(toClaim), (claim: KnownClaim) => claim.claimId),
    referrals: byId(referrals.map(toReferral), (referral: KnownReferral) => referral.referralId),
    orders: byId([...namedOrders, ...orders].map(toOrder), (order) => order.facts.orderId),
    verdicts: byId([...namedVerdicts, ...verdicts].map(toVerdict), (verdict) =>
      subjectKey(verdict.subject, verdict.subjectId),
    ),
    rewards: byId(rewards.map(toReward), (reward: KnownReward) => reward.id),
    capSlots: slots.map((row) => ({ advocateId: row.advocate_id, period: row.period, cause: row.cause })),
  };
}

/** Who those persons are that were merged into others: one who was an advocate twice over is still one human. */
async function keptPersons(
  read: (sql: string, ...lists: readonly Iterable<string>[]) => Promise<Row[]>,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const kept = new Map<string, string>();
  for (let asked: readonly string[] = personIds; asked.length; ) {
    const aliases = await read(
      'SELECT id, merged_into_id FROM person WHERE shop_id = $1 AND id = ANY($2::uuid[]) AND merged_into_id IS NOT NULL',
      asked,
    );
    for (const { id, merged_into_id: into } of aliases) {
      for (const [alias, person] of kept) if (person === id) kept.set(alias, into);
      kept.set(id, into);
    }
    asked = aliases.map((row) => row.merged_into_id);
  }
  return kept;
}
