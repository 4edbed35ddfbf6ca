import { BINDING, groupsOf, ringsOf } from '../domain/fraud/connections.ts';
import { COMMON } from '../domain/fraud/trust.ts';
import { isUuid, type ShopId } from '../domain/shared/ids.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import { entriesNaming } from './lists.ts';
import { labelOf, type Open, shopView } from './shop-view.ts';
import type { ConnectionsView, ReferralState } from './views.ts';

/** People drawn at once. */
const MOST = 60;
const MOST_INVITERS = 3;
const MOST_FRIENDS = 36;
const MOST_FURTHER = 14;
/** Friends among whom those are chosen who share something. */
const MOST_LOOKED_AT = 300;
/** Of the others with one trace: a business has hundreds. */
const MOST_OF_A_TRACE = 6;
const MOST_TRACES = 6_000;

type Role = ConnectionsView['people'][number]['role'];
type Found = { role: Role; state: ReferralState | null; orderName: string | null };
type Friend = { friendId: string; state: string; orderName: string | null };
const NOT_A_FRIEND = { state: null, orderName: null };
type Trace = { personId: string; key: string };

/**
 * Who is connected with a person (V5, V6): whoever recommended them, their friends, those friends' friends, and others who share
 * a home, a phone, a name or a device with one of these. Where there are too many, those who share something come first, then the
 * newest; `alsoId` is shown in any case if they are a friend. Null when nobody is known by the id.
 */
export async function loadConnections(
  { readShop }: Database,
  shopId: ShopId,
  { centreId, alsoId }: { centreId: string; alsoId: string | null },
  open: Open,
): Promise<ConnectionsView | null> {
  if (!isUuid(centreId)) return null;
  return readShop(shopId, async (tx) => {
    const centre = await tx.person.findUnique({ where: { shopId_id: { shopId, id: centreId } } });
    if (!centre) return null;
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const { found, hasMore } = await peopleAround(tx, shopId, centreId, alsoId);
    const near = [...found.keys()];
    const traces = await tracesOf(tx, shopId, near);
    const others = await othersWith(tx, shopId, traces, near, MOST - near.length);
    for (const { personId } of others)
      if (found.size < MOST && !found.has(personId)) found.set(personId, { role: 'neighbour', ...NOT_A_FRIEND });

    const ids = [...found.keys()];
    const ties = await tiesAmong(tx, shopId, ids);
    const groups = groupsOf([...traces, ...others.filter(({ personId }) => found.has(personId))]);
    const persons = await tx.person.findMany({ where: { shopId, id: { in: ids } } });
    const advocates = await tx.advocate.findMany({ where: { shopId, personId: { in: ids } } });
    const listed = await entriesNaming(tx, shopId, ids);
    return {
      shop: shopView(shop),
      centreId,
      hasMore: hasMore || found.size >= MOST,
      people: ids.map((personId) => ({
        personId,
        label: labelOf(
          persons.find(({ id }) => id === personId),
          open,
        ),
        code: advocates.find((advocate) => advocate.personId === personId)?.code ?? null,
        ...found.get(personId)!,
        listed: listed.get(personId) ?? [],
      })),
      ties,
      groups: groups.map(({ kinds, people }) => ({ kinds: [...kinds], people: [...people] })),
      rings: ringsOf(ties, groups).map((ring) => ({ ...ring, kinds: [...ring.kinds], people: [...ring.people] })),
    };
  });
}

/** The person, whoever recommended them, their friends and those friends' friends. */
async function peopleAround(
  tx: ShopTransaction,
  shopId: ShopId,
  centreId: string,
  alsoId: string | null,
): Promise<{ found: Map<string, Found>; hasMore: boolean }> {
  const found = new Map<string, Found>([[centreId, { role: 'centre', ...NOT_A_FRIEND }]]);
  const put = (role: Role, { friendId, state, orderName }: Friend) => {
    if (!found.has(friendId)) found.set(friendId, { role, state: state as ReferralState, orderName });
  };
  const came = await tx.referral.findMany({ where: { shopId, friendId: centreId }, take: MOST_INVITERS });
  const inviters = await tx.advocate.findMany({
    where: { shopId, id: { in: came.map(({ advocateId }) => advocateId) } },
  });
  for (const { personId } of inviters)
    if (!found.has(personId)) found.set(personId, { role: 'inviter', ...NOT_A_FRIEND });

  const newest = await friendsOf(tx, shopId, [centreId], MOST_LOOKED_AT);
  const also = alsoId === null || !isUuid(alsoId) ? [] : await friendsOf(tx, shopId, [centreId], 1, alsoId);
  const friends = [...newest.filter(({ id }) => id !== also[0]?.id), ...also];
  const shares = await sharers(
    tx,
    shopId,
    friends.map(({ friendId }) => friendId),
  );
  const worth = (friendId: string) => (friendId === alsoId ? 2 : Number(shares.has(friendId)));
  const shown = friends.toSorted((a, b) => worth(b.friendId) - worth(a.friendId)).slice(0, MOST_FRIENDS);
  for (const friend of shown) put('friend', friend);

  const further = await friendsOf(
    tx,
    shopId,
    shown.map(({ friendId }) => friendId),
    MOST_FURTHER + 1,
  );
  for (const friend of further.slice(0, MOST_FURTHER)) put('further', friend);
  return { found, hasMore: friends.length > MOST_FRIENDS || further.length > MOST_FURTHER };
}

/** Those of these people who share a binding trace with another of them. */
async function sharers(tx: ShopTransaction, shopId: ShopId, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length <= MOST_FRIENDS) return new Set();
  const rings = ringsOf([], groupsOf(await tracesOf(tx, shopId, ids)));
  return new Set(rings.flatMap(({ people }) => people));
}

/** The newest of those they recommended; `onlyId` = that one alone. */
async function friendsOf(
  tx: ShopTransaction,
  shopId: ShopId,
  personIds: readonly string[],
  most: number,
  onlyId?: string,
) {
  const advocates = await tx.advocate.findMany({ where: { shopId, personId: { in: [...personIds] } } });
  return tx.referral.findMany({
    where: { shopId, advocateId: { in: advocates.map(({ id }) => id) }, ...(onlyId && { friendId: onlyId }) },
    orderBy: { id: 'desc' },
    take: most,
  });
}

/** Who of these recommended whom of these. */
async function tiesAmong(tx: ShopTransaction, shopId: ShopId, ids: readonly string[]) {
  const advocates = await tx.advocate.findMany({ where: { shopId, personId: { in: [...ids] } } });
  const referrals = await tx.referral.findMany({
    where: { shopId, friendId: { in: [...ids] }, advocateId: { in: advocates.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
  });
  return referrals.flatMap(({ advocateId, friendId }) => {
    const from = advocates.find(({ id }) => id === advocateId)?.personId;
    return from && from !== friendId ? [{ from, to: friendId }] : [];
  });
}

const tracesOf = (tx: ShopTransaction, shopId: ShopId, ids: readonly string[]): Promise<Trace[]> =>
  tx.$queryRaw<Trace[]>`
    SELECT DISTINCT person_id AS "personId", key FROM sighting
    WHERE shop_id = ${shopId}::uuid AND person_id = ANY(${ids}::uuid[]) AND split_part(key, ':', 1) = ANY(${[...COMMON]})
    LIMIT ${MOST_TRACES}`;

/** Others with one of these traces, if it is one that binds. */
async function othersWith(
  tx: ShopTransaction,
  shopId: ShopId,
  traces: readonly Trace[],
  known: readonly string[],
  most: number,
): Promise<Trace[]> {
  const keys = [...new Set(traces.map(({ key }) => key))].filter((key) =>
    BINDING.some((kind) => key.startsWith(`${kind}:`)),
  );
  if (most <= 0) return [];
  return tx.$queryRaw<Trace[]>`
    SELECT found.* FROM unnest(${keys}::text[]) AS named (key) CROSS JOIN LATERAL (
      SELECT DISTINCT person_id AS "personId", key FROM sighting
      WHERE shop_id = ${shopId}::uuid AND key = named.key AND NOT person_id = ANY(${known}::uuid[])
      LIMIT ${MOST_OF_A_TRACE}) found`;
}
