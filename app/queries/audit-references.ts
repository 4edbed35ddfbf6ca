import { isUuid, type ShopId } from '../domain/shared/ids.ts';
import type { ShopTransaction } from '../persistence/database.server.ts';
import { keptPersons } from '../persistence/one-human.server.ts';
import { labelOf, type Open } from './shop-view.ts';
import type { AuditReference } from './views.ts';

/** Every id in what is recorded of a change, with where it stands: "decisions.0.subjectId". A customer's number is told as it is. */
export function referencesIn(recorded: ReadonlyMap<string, string>): AuditReference[] {
  return [...recorded].flatMap(([path, id]) => {
    const key = path.replace(/^.*\./, '');
    if (!/^(id|undoes|[a-z]+Id)$/.test(key) || key === 'customerId') return [];
    const of = key === 'subjectId' ? recorded.get(path.replace(/[^.]+$/, 'subject')) : undefined;
    return [{ path, of: of ?? key, id, name: null }];
  });
}

/** What the records that were acted on are known by: an order by its name, all else by whom it is of. What was erased has none. */
export async function namesOf(
  tx: ShopTransaction,
  shopId: ShopId,
  references: readonly AuditReference[],
  open: Open,
): Promise<(reference: AuditReference) => string | null> {
  const byKind = Map.groupBy(references, ({ of }) => of);
  const ids = (of: string) => [...new Set(byKind.get(of)?.map(({ id }) => id))];
  const uuids = (of: string) => ids(of).filter(isUuid);
  const persons = await tx.$queryRaw<{ of: string; id: string; person: string }[]>`
    SELECT 'rewardId' AS of, id::text, person_id::text AS person FROM reward WHERE shop_id = ${shopId}::uuid AND id = ANY(${uuids('rewardId')}::uuid[])
    UNION ALL SELECT 'advocateId', id::text, person_id::text FROM advocate WHERE shop_id = ${shopId}::uuid AND id = ANY(${uuids('advocateId')}::uuid[])
    UNION ALL SELECT 'entryId', id::text, value FROM list_entry WHERE shop_id = ${shopId}::uuid AND by = 'person' AND id = ANY(${uuids('entryId')}::uuid[])
    UNION ALL SELECT v.subject_kind, v.subject_id, r.friend_id::text FROM verdict v
      JOIN referral r ON r.shop_id = v.shop_id AND r.id = v.referral_id
      WHERE v.shop_id = ${shopId}::uuid AND (v.subject_kind = 'claim' AND v.subject_id = ANY(${ids('claim')}::text[])
        OR v.subject_kind = 'sign-up' AND v.subject_id = ANY(${ids('sign-up')}::text[]))
    UNION ALL SELECT 'personId', id, id FROM unnest(${uuids('personId')}::text[]) AS id`;
  const known = await tx.$queryRaw<{ of: string; id: string; name: string | null; sealed: string | null }[]>`
    SELECT 'order' AS of, id, facts->>'name' AS name, NULL AS sealed FROM order_fact WHERE shop_id = ${shopId}::uuid AND id = ANY(${ids('order')}::text[])
    UNION ALL SELECT 'postId', id::text, what, NULL FROM partner_post WHERE shop_id = ${shopId}::uuid AND id = ANY(${uuids('postId')}::uuid[])
    UNION ALL SELECT 'partnerId', id::text, NULL, name_sealed FROM partner WHERE shop_id = ${shopId}::uuid AND id = ANY(${uuids('partnerId')}::uuid[])
    UNION ALL SELECT 'entryId', id::text, NULL, label_sealed FROM list_entry WHERE shop_id = ${shopId}::uuid AND by <> 'person' AND id = ANY(${uuids('entryId')}::uuid[])`;
  const labels = await labelsOf(
    tx,
    shopId,
    persons.map(({ person }) => person),
    open,
  );
  const names = new Map([
    ...persons.map(({ of, id, person }) => [`${of}:${id}`, labels.get(person) ?? null] as const),
    ...known.map(({ of, id, name, sealed }) => [`${of}:${id}`, name ?? (sealed && open(sealed))] as const),
  ]);
  return ({ of, id }) => names.get(`${of}:${id}`) || null;
}

/** What these persons, or whom they turned out to be, are known by. */
async function labelsOf(tx: ShopTransaction, shopId: ShopId, ids: readonly string[], open: Open) {
  const kept = await keptPersons(tx, shopId, [...new Set(ids)].filter(isUuid));
  const rows = await tx.$queryRaw<{ id: string; firstNameSealed: string | null; emailSealed: string | null }[]>`
    SELECT id::text, first_name_sealed AS "firstNameSealed", email_sealed AS "emailSealed" FROM person
    WHERE shop_id = ${shopId}::uuid AND id = ANY(${[...kept.values()]}::uuid[])`;
  const labels = new Map(rows.map((row) => [row.id, labelOf(row, open)]));
  return new Map([...kept].map(([id, person]) => [id, labels.get(person) ?? '']));
}
