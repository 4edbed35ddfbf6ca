import { campaignSchema } from '../domain/program/campaign.ts';
import { offerTermsSchema } from '../domain/program/offer.ts';
import { AUDIT_ACTIONS, isAuditGroup } from '../domain/shared/audit-action.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from '../persistence/database.server.ts';
import { shopView } from './shop-view.ts';
import type { AuditCampaign, AuditEntry, AuditPage } from './views.ts';

const A_PAGE = 50;
/** More than anybody reads in a spreadsheet; a file that is cut says so by its last date. */
const A_FILE = 10_000;

type Asked = { group: string | null; before: string | null };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Who changed what, newest first, in pages (T3). `before` = the id of the last entry seen. */
export async function loadAudit(db: Database, shopId: ShopId, asked: Asked): Promise<AuditPage> {
  return db.withShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const rows = await tx.auditLog.findMany({ ...selection(shopId, asked), take: A_PAGE + 1 });
    const entries = rows.slice(0, A_PAGE).map((row) => toEntry(row, MOST_VALUES));
    return {
      shop: shopView(shop),
      group: isAuditGroup(asked.group) ? asked.group : null,
      entries,
      next: rows.length > A_PAGE ? (entries.at(-1)?.id ?? null) : null,
    };
  });
}

/** The same as a file: all of it, with every value. */
export async function auditFile(
  db: Database,
  shopId: ShopId,
  group: string | null,
): Promise<Pick<AuditPage, 'shop' | 'entries'>> {
  return db.withShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const rows = await tx.auditLog.findMany({ ...selection(shopId, { group, before: null }), take: A_FILE });
    return { shop: shopView(shop), entries: rows.map((row) => toEntry(row, Number.POSITIVE_INFINITY)) };
  });
}

const selection = (shopId: ShopId, { group, before }: Asked) => ({
  where: {
    shopId,
    ...(isAuditGroup(group) && { action: { in: [...AUDIT_ACTIONS[group]] } }),
    ...(before && UUID.test(before) && { id: { lt: before } }),
  },
  // ids count up with time
  orderBy: { id: 'desc' as const },
});

type Row = { id: string; at: Date; actor: string; action: string; before: unknown; after: unknown };

function toEntry({ id, at, actor, action, before, after }: Row, most: number): AuditEntry {
  const terms = [before, after].map((one) => offerTermsSchema.safeParse(one));
  const [then, now] = terms.map(({ data }) => data ?? null);
  const boost = campaignOf(after);
  const campaign = boost && { before: campaignOf(before), after: boost };
  return {
    id,
    at: at.toISOString(),
    actor,
    action,
    // terms are told in words, all else as it stands
    terms: now ? { before: then ?? null, after: now } : null,
    campaign,
    ...(now || campaign ? { values: [], more: 0 } : cut(valuesOf(before, after), most)),
  };
}

function campaignOf(recorded: unknown): AuditCampaign | null {
  const { data } = campaignSchema.safeParse(recorded);
  if (!data) return null;
  const { name, priority, rewards, startsAt, endsAt } = data;
  return {
    ...{ name, priority, rewards },
    startsAt: startsAt.toISOString(),
    lastAt: new Date(endsAt.getTime() - 1).toISOString(),
  };
}

const MOST_VALUES = 40;

const cut = (values: AuditEntry['values'], most: number) => ({
  values: values.slice(0, most),
  more: Math.max(values.length - most, 0),
});

/** What differs, a line each: where it stands, what it was, what it is. */
function valuesOf(before: unknown, after: unknown): AuditEntry['values'] {
  const [then, now] = [before, after].map((one) => new Map(leaves(one, '')));
  return [...new Set([...(now?.keys() ?? []), ...(then?.keys() ?? [])])]
    .map((path) => ({ path, before: then?.get(path) ?? null, after: now?.get(path) ?? null }))
    .filter(({ before: was, after: is }) => was !== is);
}

function leaves(value: unknown, path: string): [string, string][] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, path === '' ? key : `${path}.${key}`));
}
