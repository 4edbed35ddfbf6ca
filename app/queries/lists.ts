import { asCode } from '../domain/attribution/advocate-code.ts';
import type { ListedBy } from '../domain/fraud/list-entry.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import { advocateByCode } from '../persistence/people.server.ts';
import { labelOf, type Open, shopView } from './shop-view.ts';
import type { ListedAs, ListsFilter, ListsView } from './views.ts';

const MOST = 100;

type Named = { readonly by: ListedBy; readonly value: string };

/**
 * Whom humans blocked or allowed, newest first. `named` = all that the search may mean, hashed where entries are; null = no
 * search.
 */
export async function loadLists(
  { readShop }: Database,
  shopId: ShopId,
  filter: ListsFilter,
  named: readonly Named[] | null,
  open: Open,
): Promise<ListsView> {
  return readShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const wanted = named && [...named, ...(await personsNamed(tx, shopId, named, filter.search))];
    const rows = await tx.listEntry.findMany({
      where: {
        shopId,
        ...(filter.list !== 'all' && { list: filter.list }),
        ...(filter.standing !== 'all' && { liftedAt: filter.standing === 'lifted' ? { not: null } : null }),
        ...(wanted && { OR: wanted }),
      },
      orderBy: { id: 'desc' },
      take: MOST + 1,
    });
    const shown = rows.slice(0, MOST);
    const known = await tx.personIdentifier.findMany({
      where: { shopId, OR: shown.map(({ by, value }) => ({ kind: by, value })) },
    });
    const persons = await tx.person.findMany({
      where: { shopId, id: { in: shown.filter(({ by }) => by === 'person').map(({ value }) => value) } },
    });
    return {
      shop: shopView(shop),
      filter,
      isUsed: rows.length > 0 || (await tx.listEntry.findFirst({ where: { shopId } })) !== null,
      hasMore: rows.length > MOST,
      entries: shown.map(({ id, list, by, value, labelSealed, reason, actor, at, liftedAt, liftedBy, liftReason }) => ({
        id,
        list: list as 'block' | 'allow',
        by: by as ListedBy,
        label:
          by === 'person'
            ? labelOf(
                persons.find((person) => person.id === value),
                open,
              )
            : labelSealed
              ? open(labelSealed)
              : '',
        personId:
          by === 'person' ? value : (known.find((one) => one.kind === by && one.value === value)?.personId ?? null),
        reason,
        actor,
        at: at.toISOString(),
        lifted:
          liftedAt === null ? null : { at: liftedAt.toISOString(), actor: liftedBy ?? '', reason: liftReason ?? '' },
      })),
    };
  });
}

/** Those known by what a search may mean, or by their code: entries may name them as persons. */
async function personsNamed(
  tx: ShopTransaction,
  shopId: ShopId,
  named: readonly Named[],
  search: string,
): Promise<Named[]> {
  const known = await tx.personIdentifier.findMany({
    where: { shopId, OR: named.map(({ by, value }) => ({ kind: by, value })) },
  });
  const advocate = await advocateByCode(tx, shopId, asCode(search));
  return [...known, ...(advocate ? [advocate] : [])].map(({ personId }) => ({ by: 'person', value: personId }));
}

/** The entries in force that name these persons, by whatever they are known by. */
export async function entriesNaming(
  tx: ShopTransaction,
  shopId: ShopId,
  personIds: readonly string[],
): Promise<Map<string, ListedAs[]>> {
  const identifiers = await tx.personIdentifier.findMany({ where: { shopId, personId: { in: [...personIds] } } });
  const keys = [
    ...personIds.map((personId) => ({ personId, by: 'person', value: personId })),
    ...identifiers.map(({ personId, kind, value }) => ({ personId, by: listedAs(kind), value })),
  ];
  const entries = await tx.listEntry.findMany({
    where: { shopId, liftedAt: null, OR: keys.map(({ by, value }) => ({ by, value })) },
    orderBy: { id: 'asc' },
  });
  const found = new Map<string, ListedAs[]>();
  for (const { id, list, by, value } of entries)
    for (const { personId } of keys.filter((key) => key.by === by && key.value === value))
      found.set(personId, [...(found.get(personId) ?? []), { entryId: id, list: list as ListedAs['list'] }]);
  return found;
}

/** Whether the shop knows a person by this id. */
export const isKnownPerson = ({ readShop }: Database, shopId: ShopId, id: string): Promise<boolean> =>
  readShop(
    shopId,
    async (tx) => (await tx.person.findUnique({ where: { shopId_id: { shopId, id } }, select: { id: true } })) !== null,
  );

/** Whether an entry that holds says the same already. */
export const isListedAlready = (
  { readShop }: Database,
  shopId: ShopId,
  entry: { list: string; by: string; value: string },
): Promise<boolean> =>
  readShop(
    shopId,
    async (tx) => (await tx.listEntry.findFirst({ where: { shopId, liftedAt: null, ...entry } })) !== null,
  );

/** What an entry concerns and isn't paid yet: the orders and sign-ups to be judged again, and claims whose welcome is unused. */
export async function listedBy(
  { readShop }: Database,
  shopId: ShopId,
  entryId: string,
): Promise<{ subject: 'order' | 'claim' | 'sign-up'; subjectId: string }[]> {
  const rows = await readShop(
    shopId,
    (tx) => tx.$queryRaw<{ subject_kind: 'order' | 'claim' | 'sign-up'; subject_id: string }[]>`
      WITH entry AS (SELECT by, value FROM list_entry WHERE shop_id = ${shopId}::uuid AND id = ${entryId}::uuid),
      people AS (
        SELECT value::uuid AS id FROM entry WHERE by = 'person'
        UNION SELECT i.person_id FROM entry JOIN person_identifier i ON i.shop_id = ${shopId}::uuid
          AND i.kind = ANY(ARRAY[entry.by, CASE entry.by WHEN 'customer' THEN 'buyer' WHEN 'email' THEN 'contact' END]) AND i.value = entry.value
      ), theirs AS (
        SELECT r.id FROM people JOIN referral r ON r.shop_id = ${shopId}::uuid AND r.friend_id = people.id
        UNION SELECT r.id FROM people
          JOIN advocate a ON a.shop_id = ${shopId}::uuid AND a.person_id = people.id
          JOIN referral r ON r.shop_id = ${shopId}::uuid AND r.advocate_id = a.id
      )
      SELECT v.subject_kind, v.subject_id FROM theirs JOIN verdict v ON v.shop_id = ${shopId}::uuid AND v.referral_id = theirs.id
      WHERE (v.subject_kind = 'claim' AND NOT EXISTS (SELECT FROM reward w WHERE w.shop_id = ${shopId}::uuid AND w.referral_id = theirs.id
          AND w.rule = 'welcome.friend' AND w.used_by_order IS NOT NULL))
        OR v.subject_kind IN ('order', 'sign-up') AND (v.outcome = 'held' OR v.reason = 'listed' OR v.due_at IS NOT NULL
        OR EXISTS (SELECT FROM reward w WHERE w.shop_id = ${shopId}::uuid AND w.referral_id = theirs.id AND w.status = 'pending' AND w.wanted = 'issued'))
      ORDER BY v.judged_at DESC LIMIT 5000`,
  );
  return rows.map((row) => ({ subject: row.subject_kind, subjectId: row.subject_id }));
}

/** What the lists know of an entry that still holds; null = there is none. */
export const entryInForce = ({ readShop }: Database, shopId: ShopId, id: string) =>
  readShop(shopId, (tx) => tx.listEntry.findFirst({ where: { shopId, id, liftedAt: null } }));

/** Whether an entry is on record, or no longer holds, as wanted. */
export const isEntryAs = (
  { readShop }: Database,
  shopId: ShopId,
  id: string,
  wanted: 'made' | 'lifted',
): Promise<boolean> =>
  readShop(shopId, async (tx) => {
    const entry = await tx.listEntry.findUnique({ where: { shopId_id: { shopId, id } } });
    return entry !== null && (wanted === 'made' || entry.liftedAt !== null);
  });

/** An address that an account of theirs gave counts as theirs; an account that used theirs is somebody's who isn't them, perhaps. */
const listedAs = (kind: string): string => (kind === 'contact' ? 'email' : kind);

/** Whether a human blocked this person, by whatever they are known by. */
export async function isBlocked({ readShop }: Database, shopId: ShopId, personId: string): Promise<boolean> {
  return readShop(shopId, async (tx) => {
    const known = await tx.personIdentifier.findMany({ where: { shopId, personId } });
    const found = await tx.listEntry.findFirst({
      where: {
        shopId,
        list: 'block',
        liftedAt: null,
        OR: [{ by: 'person', value: personId }, ...known.map(({ kind, value }) => ({ by: listedAs(kind), value }))],
      },
    });
    return found !== null;
  });
}
