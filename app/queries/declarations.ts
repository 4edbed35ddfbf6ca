import {
  type DeclarationState,
  type DeclarationStatus,
  shownToAdvocate,
  statusOf,
} from '../domain/attribution/declaration.ts';
import { maskEmail } from '../domain/shared/contact.ts';
import { isUuid, type ShopId } from '../domain/shared/ids.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import { labelOf, type Open, shopView } from './shop-view.ts';
import type { DeclarationRow, DeclarationsPage, SpaceFriend } from './views.ts';

const PAGE = 25;
const MOST_SHOWN = 100;

type Stored = Awaited<ReturnType<ShopTransaction['declaration']['findMany']>>[number];

/** Every declaration, newest first, with the step it has come to, as the merchant's list shows them (V8). */
export async function loadDeclarations(
  { readShop }: Database,
  shopId: ShopId,
  cursor: string | null,
  open: Open,
): Promise<DeclarationsPage> {
  return readShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const found = await tx.declaration.findMany({
      where: { shopId, ...before(cursor) },
      orderBy: [{ declaredAt: 'desc' }, { id: 'desc' }],
      take: PAGE + 1,
    });
    const shown = found.slice(0, PAGE);
    return {
      shop: shopView(shop),
      rows: await rowsOf(tx, shopId, shown, open),
      nextCursor: found.length > PAGE ? cursorOf(shown.at(-1)) : null,
    };
  });
}

/** Friends declared in one form share their instant: the id tells them apart. */
const cursorOf = (last: Stored | undefined): string | null =>
  last ? `${last.declaredAt.toISOString()} ${last.id}` : null;

function before(cursor: string | null): object {
  const [at = '', id = ''] = cursor?.split(' ') ?? [];
  if (!isUuid(id) || Number.isNaN(Date.parse(at))) return {};
  const declaredAt = new Date(at);
  return { OR: [{ declaredAt: { lt: declaredAt } }, { declaredAt, id: { lt: id } }] };
}

async function rowsOf(
  tx: ShopTransaction,
  shopId: ShopId,
  declarations: readonly Stored[],
  open: Open,
): Promise<DeclarationRow[]> {
  const came = await whatCameOf(tx, shopId, declarations);
  const advocates = await tx.advocate.findMany({
    where: { shopId, id: { in: declarations.flatMap(({ advocateId }) => advocateId ?? []) } },
  });
  const persons = await tx.person.findMany({
    where: {
      shopId,
      id: { in: [...advocates.map(({ personId }) => personId), ...came.referrals.map(({ friendId }) => friendId)] },
    },
  });
  const verdicts = await tx.verdict.findMany({
    where: { shopId, subjectKind: 'declaration', subjectId: { in: declarations.map(({ id }) => id) } },
    select: { subjectId: true, reason: true },
  });
  const label = (personId: string | undefined) =>
    labelOf(
      persons.find(({ id }) => id === personId),
      open,
    );
  return declarations.map((declaration) => {
    const advocate = advocates.find(({ id }) => id === declaration.advocateId);
    const referral = came.referralOf(declaration);
    return {
      id: declaration.id,
      kind: declaration.kind as DeclarationRow['kind'],
      friendLabel: label(referral?.friendId) || labelOf(declaration, open),
      advocateLabel: label(advocate?.personId),
      advocateCode: advocate?.code ?? '',
      status: came.statusOf(declaration),
      reason: verdicts.find(({ subjectId }) => subjectId === declaration.id)?.reason ?? referral?.reason ?? null,
      declaredAt: declaration.declaredAt.toISOString(),
      referralId: referral?.id ?? null,
    };
  });
}

/** Friends an advocate declared, or who named them, and who haven't come yet: no more of them than may be told. */
export async function loadDeclaredFriends(
  { readShop }: Database,
  shopId: ShopId,
  advocateId: string,
  open: Open,
  sign: (declarationId: string) => string,
): Promise<SpaceFriend[]> {
  return readShop(shopId, async (tx) => {
    const declarations = await tx.declaration.findMany({
      where: { shopId, advocateId, NOT: { kind: 'advocate', state: 'refused' } },
      orderBy: [{ declaredAt: 'desc' }, { id: 'desc' }],
      take: MOST_SHOWN,
    });
    const came = await whatCameOf(tx, shopId, declarations);
    return declarations
      .filter((declaration) => !came.referralOf(declaration))
      .map((declaration) => ({
        label: declaration.firstNameSealed
          ? open(declaration.firstNameSealed)
          : declaration.emailSealed
            ? maskEmail(open(declaration.emailSealed))
            : '',
        state: shownToAdvocate(came.statusOf(declaration)) as SpaceFriend['state'],
        reason: null,
        at: (declaration.answeredAt ?? declaration.declaredAt).toISOString(),
        answerToken: declaration.state === 'asked' ? sign(declaration.id) : null,
      }));
  });
}

/** The referrals and mails that declarations led to. */
async function whatCameOf(tx: ShopTransaction, shopId: ShopId, declarations: readonly Stored[]) {
  const identifiers = await tx.personIdentifier.findMany({
    where: { shopId, kind: 'email', value: { in: declarations.flatMap(({ emailHash }) => emailHash ?? []) } },
  });
  const orders = await tx.orderFact.findMany({
    where: { shopId, id: { in: declarations.flatMap(({ orderId }) => orderId ?? []) } },
    select: { id: true, personId: true },
  });
  const friendIds = [...identifiers, ...orders].map(({ personId }) => personId);
  const referrals = await tx.referral.findMany({ where: { shopId, friendId: { in: friendIds } } });
  const mails = await tx.message.findMany({
    where: {
      shopId,
      declarationId: { in: declarations.map(({ id }) => id) },
      kind: 'friend-invitation',
      status: 'sent',
    },
    select: { declarationId: true },
  });
  const referralOf = ({ emailHash, orderId, programId, advocateId }: Stored) =>
    referrals.find(
      (one) =>
        one.programId === programId &&
        one.advocateId === advocateId &&
        (identifiers.some(({ value, personId }) => value === emailHash && personId === one.friendId) ||
          orders.some(({ id, personId }) => id === orderId && personId === one.friendId)),
    );
  return {
    referrals,
    referralOf,
    statusOf: (declaration: Stored): DeclarationStatus =>
      statusOf({
        state: declaration.state as DeclarationState,
        isMailed: mails.some(({ declarationId }) => declarationId === declaration.id),
        isOpened: declaration.openedAt !== null,
        referral: referralOf(declaration)?.state ?? null,
      }),
  };
}
