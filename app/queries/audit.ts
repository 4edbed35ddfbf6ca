import { campaignSchema } from '../domain/program/campaign.ts';
import { offerTermsSchema } from '../domain/program/offer.ts';
import { agreementSchema } from '../domain/program/partner.ts';
import { AUDIT_ACTIONS, auditRowOf, isAuditGroup } from '../domain/shared/audit-action.ts';
import { isUuid, type ShopId } from '../domain/shared/ids.ts';
import { lastMoment } from '../domain/shared/period.ts';
import { dayInZone } from '../domain/shared/time.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import { namesOf, referencesIn } from './audit-references.ts';
import { type Open, shopView } from './shop-view.ts';
import type { AuditAgreement, AuditCampaign, AuditEntry, AuditPage, AuditReference } from './views.ts';

const A_PAGE = 50;
/** More than anybody reads in a spreadsheet; a file that is cut says so by its last date. */
const A_FILE = 10_000;

type Asked = { group: string | null; before: string | null };

/** Who changed what, newest first, in pages (T3). `before` = the id of the last entry seen. */
export async function loadAudit(db: Database, shopId: ShopId, asked: Asked, open: Open): Promise<AuditPage> {
  return db.readShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const rows = await tx.auditLog.findMany({ ...selection(shopId, asked), take: A_PAGE + 1 });
    const entries = await named(
      tx,
      shopId,
      rows.slice(0, A_PAGE).map((row) => toEntry(row, shop, MOST_LINES)),
      open,
    );
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
  open: Open,
): Promise<Pick<AuditPage, 'shop' | 'entries'>> {
  return db.readShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const rows = await tx.auditLog.findMany({ ...selection(shopId, { group, before: null }), take: A_FILE });
    const entries = rows.map((row) => toEntry(row, shop, Number.POSITIVE_INFINITY));
    return { shop: shopView(shop), entries: await named(tx, shopId, entries, open) };
  });
}

async function named(
  tx: ShopTransaction,
  shopId: ShopId,
  entries: readonly AuditEntry[],
  open: Open,
): Promise<AuditEntry[]> {
  const references = entries.flatMap((entry) => entry.references);
  const nameOf = await namesOf(tx, shopId, references, open);
  return entries.map((entry) => ({
    ...entry,
    references: entry.references.map((reference) => ({ ...reference, name: nameOf(reference) })),
  }));
}

const selection = (shopId: ShopId, { group, before }: Asked) => ({
  where: {
    shopId,
    ...(isAuditGroup(group) && { action: { in: [...AUDIT_ACTIONS[group]] } }),
    ...(before && isUuid(before) && { id: { lt: before } }),
  },
  // ids count up with time
  orderBy: { id: 'desc' as const },
});

type Row = { id: string; at: Date; actor: string; action: string; before: unknown; after: unknown };

function toEntry(
  { id, at, actor, action, before, after }: Row,
  { timeZone }: { timeZone: string },
  most: number,
): AuditEntry {
  const terms = [before, after].map((one) => offerTermsSchema.safeParse(one));
  const [then, now] = terms.map(({ data }) => data ?? null);
  const boost = campaignOf(after);
  const campaign = boost && { before: campaignOf(before), after: boost };
  const [agreed, agrees] = [before, after].map((one) => agreementOf(one, timeZone));
  const agreement = agreed || agrees ? { before: agreed ?? null, after: agrees ?? null } : null;
  const ids = referencesIn(new Map([...leaves(before, ''), ...leaves(after, '')]));
  return {
    id,
    at: at.toISOString(),
    actor,
    action,
    // terms are told in words, all else as it stands
    terms: now ? { before: then ?? null, after: now } : null,
    campaign,
    agreement,
    ...(now || campaign || agreement
      ? { values: [], references: agreement ? partnerIn(ids) : [], more: 0 }
      : cut({ values: valuesOf(before, after), references: ids }, most)),
  };
}

function campaignOf(recorded: unknown): AuditCampaign | null {
  const { data } = campaignSchema.safeParse(recorded);
  if (!data) return null;
  const { name, priority, rewards, startsAt, endsAt } = data;
  return {
    ...{ name, priority, rewards },
    startsAt: startsAt.toISOString(),
    lastAt: lastMoment(endsAt).toISOString(),
  };
}

/** As a partner's changes are recorded: what is agreed, without whom with. */
const recordedAgreement = agreementSchema.pick({ pay: true, welcome: true, endsAt: true }).partial({ endsAt: true });

function agreementOf(recorded: unknown, timeZone: string): AuditAgreement | null {
  const { data } = recordedAgreement.safeParse(recorded);
  if (!data) return null;
  const { pay, welcome, endsAt } = data;
  return { pay, welcome, last: endsAt ? dayInZone(lastMoment(endsAt), timeZone) : null };
}

/** Of an agreement, whom with: the rest of it is told in words. */
const partnerIn = (references: readonly AuditReference[]) => references.filter(({ of }) => of === 'partnerId');

const MOST_LINES = 40;

/** What is recorded of one in a list ("rows.3.amount") is told in one line; anything else has its own. */
const lineOf = (path: string): string => auditRowOf(path) ?? path;

function cut({ values, references }: Pick<AuditEntry, 'values' | 'references'>, most: number) {
  const lines = [...new Set([...values, ...references].map(({ path }) => lineOf(path)))];
  const told = new Set(lines.slice(0, most));
  const isTold = ({ path }: { path: string }) => told.has(lineOf(path));
  return {
    values: values.filter(isTold),
    references: references.filter(isTold),
    more: lines.length - told.size,
  };
}

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
