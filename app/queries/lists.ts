import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from '../persistence/database.server.ts';
import { labelOf, type Open, shopView } from './shop-view.ts';
import type { ListsView } from './views.ts';

const MOST = 200;

/** Everybody blocked or allowed, those that hold first, newest first. */
export async function loadLists({ withShop }: Database, shopId: ShopId, open: Open): Promise<ListsView> {
  return withShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const rows = await tx.listEntry.findMany({
      where: { shopId },
      orderBy: [{ liftedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
      take: MOST,
    });
    const persons = await tx.person.findMany({
      where: { shopId, id: { in: rows.filter(({ by }) => by === 'person').map(({ value }) => value) } },
    });
    return {
      shop: shopView(shop),
      entries: rows.map(({ id, list, by, value, labelSealed, reason, actor, at, liftedAt, liftedBy, liftReason }) => ({
        id,
        list: list as 'block' | 'allow',
        by: by as ListsView['entries'][number]['by'],
        label:
          by === 'person'
            ? labelOf(
                persons.find((person) => person.id === value),
                open,
              )
            : labelSealed
              ? open(labelSealed)
              : '',
        personId: by === 'person' ? value : null,
        reason,
        actor,
        at: at.toISOString(),
        lifted:
          liftedAt === null ? null : { at: liftedAt.toISOString(), actor: liftedBy ?? '', reason: liftReason ?? '' },
      })),
    };
  });
}

/** What an entry concerns and isn't paid yet: the orders to be judged again. */
export async function ordersListedBy({ withShop }: Database, shopId: ShopId, entryId: string): Promise<string[]> {
  const rows = await withShop(
    shopId,
    (tx) => tx.$queryRaw<{ subject_id: string }[]>`
      WITH entry AS (SELECT by, value FROM list_entry WHERE shop_id = ${shopId}::uuid AND id = ${entryId}::uuid),
      people AS (
        SELECT value::uuid AS id FROM entry WHERE by = 'person'
        UNION SELECT i.person_id FROM entry JOIN person_identifier i ON i.shop_id = ${shopId}::uuid AND i.kind = entry.by AND i.value = entry.value
      ), theirs AS (
        SELECT r.id FROM people JOIN referral r ON r.shop_id = ${shopId}::uuid AND r.friend_id = people.id
        UNION SELECT r.id FROM people
          JOIN advocate a ON a.shop_id = ${shopId}::uuid AND a.person_id = people.id
          JOIN referral r ON r.shop_id = ${shopId}::uuid AND r.advocate_id = a.id
      )
      SELECT v.subject_id FROM theirs JOIN verdict v ON v.shop_id = ${shopId}::uuid AND v.referral_id = theirs.id
      WHERE v.subject_kind = 'order' AND (v.outcome = 'held' OR v.reason = 'listed' OR v.due_at IS NOT NULL
        OR EXISTS (SELECT FROM reward w WHERE w.shop_id = ${shopId}::uuid AND w.referral_id = theirs.id AND w.status = 'pending' AND w.wanted = 'issued'))
      ORDER BY v.judged_at DESC LIMIT 5000`,
  );
  return rows.map((row) => row.subject_id);
}

/** What the lists know of an entry that still holds; null = there is none. */
export const entryInForce = ({ withShop }: Database, shopId: ShopId, id: string) =>
  withShop(shopId, (tx) => tx.listEntry.findFirst({ where: { shopId, id, liftedAt: null } }));

/** Whether an entry is on record, or no longer holds, as wanted. */
export const isEntryAs = (
  { withShop }: Database,
  shopId: ShopId,
  id: string,
  wanted: 'made' | 'lifted',
): Promise<boolean> =>
  withShop(shopId, async (tx) => {
    const entry = await tx.listEntry.findUnique({ where: { shopId_id: { shopId, id } } });
    return entry !== null && (wanted === 'made' || entry.liftedAt !== null);
  });

/** Whether a human blocked this person, by whatever they are known by. */
export async function isBlocked({ withShop }: Database, shopId: ShopId, personId: string): Promise<boolean> {
  return withShop(shopId, async (tx) => {
    const known = await tx.personIdentifier.findMany({ where: { shopId, personId } });
    const found = await tx.listEntry.findFirst({
      where: {
        shopId,
        list: 'block',
        liftedAt: null,
        OR: [{ by: 'person', value: personId }, ...known.map(({ kind, value }) => ({ by: kind, value }))],
      },
    });
    return found !== null;
  });
}
