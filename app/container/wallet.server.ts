import { randomBytes } from 'node:crypto';
import { v5 as uuidV5 } from 'uuid';
import { isSame } from '../config/is-same.server.ts';
import type { ShopKeys } from '../config/shop-keys.server.ts';
import type { AuditAction } from '../domain/shared/audit-action.ts';
import { canonicalEmail } from '../domain/shared/contact.ts';
import { asId, type RedemptionId, type ShopId } from '../domain/shared/ids.ts';
import { loadOwed } from '../queries/owed.ts';
import { loadPayouts } from '../queries/payouts.ts';
import { loadPeople } from '../queries/people.ts';
import { loadRedemption } from '../queries/redemption.ts';
import { loadPersonStatement } from '../queries/statement.ts';
import { OWN_TOPICS } from '../usecases/own-events.ts';
import { isSettled, redeemPoints } from '../usecases/redeem-points.ts';
import type { Actor, Container } from './container.ts';
import { hasOpened } from './is-open.ts';
import { lookUntil } from './look-until.ts';
import { putOwn } from './put-own.server.ts';
import type { Services } from './services.server.ts';

type Wallet = Pick<
  Container,
  'people' | 'personStatement' | 'owed' | 'payouts' | 'markPaid' | 'markGiven' | 'undoRedemption' | 'redeem'
>;

/** Points and money of persons: what screens read of them, and the commands that go to the judge. */
export function walletOf(
  services: Services,
  allowRedeem: (shopId: string, personId: string) => Promise<boolean>,
): Wallet {
  const { clock, db, programs, people } = services;
  const open = (sealed: string) => services.seal.open(sealed);

  /** Commands are rows of the inbox: only the judge moves points. Who gave them is kept in the audit log (T3). */
  async function command(
    shopId: string,
    topic: string,
    rows: readonly { eventId: string; body: object }[],
    by?: { actor: Actor; action: AuditAction },
  ): Promise<void> {
    const { shop, shopId: id } = await services.installed(shopId);
    const at = clock.now();
    await putOwn(
      services,
      shop.domain,
      topic,
      rows.map(({ eventId, body }) => ({ eventId, body: { ...body, at } })),
    );
    if (by) await services.audit(id, by.actor.name, by.action, { rows: rows.map(({ body }) => body) });
  }

  return {
    async people(shopId, search) {
      const { keys } = await services.installed(shopId);
      const hashEmail = (typed: string) => {
        const email = canonicalEmail(typed);
        return email.ok ? keys.hashEmail(email.canonical) : null;
      };
      return loadPeople(db, shopId as ShopId, search, hashEmail, open);
    },
    personStatement: (shopId, personId) => loadPersonStatement(db, shopId as ShopId, personId, open),
    owed: (shopId) => loadOwed(db, shopId as ShopId, clock.now()),
    payouts: (shopId) => loadPayouts(db, shopId as ShopId, open, clock.now()),

    markPaid: (shopId, payments, actor) =>
      command(
        shopId,
        OWN_TOPICS.paidOut,
        payments.map(({ key, ...payment }) => ({
          eventId: `paid:${key}`,
          body: { payoutId: uuidV5(key, shopId), ...payment },
        })),
        { actor, action: 'payout.paid' },
      ),
    markGiven: (shopId, rewardIds, actor) =>
      command(
        shopId,
        OWN_TOPICS.giftGiven,
        rewardIds.map((rewardId) => ({ eventId: `given:${rewardId}`, body: { rewardId } })),
        { actor, action: 'gift.given' },
      ),
    // it may have to be asked twice: the first takes the thing back, and a code that was used stays
    undoRedemption: (shopId, rewardId, actor) =>
      command(
        shopId,
        OWN_TOPICS.undoRedemption,
        [{ eventId: `undo:${rewardId}:${clock.now().getTime()}`, body: { rewardId } }],
        { actor, action: 'redemption.undone' },
      ),

    async redeem(view, customerId, input) {
      const { shopId, keys } = await services.installed(view.shopId);
      // whoever holds points spends them, whether or not anybody may invite now
      const program = await programs.load(shopId);
      const personId = program && (await people.personOfCustomer(shopId, customerId));
      if (!program || !personId || !hasOpened(program, clock.now())) return { state: 'closed' };
      return redeemPoints(
        {
          allow: () => allowRedeem(shopId, personId),
          redemptionIdOf: (token, itemId) => redemptionIdOf(keys, shopId, personId, token, itemId),
          put: (redemptionId, itemId) =>
            command(shopId, OWN_TOPICS.redeem, [
              { eventId: redemptionId, body: { redemptionId, personId, programId: program.id, itemId } },
            ]),
          waitForVerdict: (redemptionId, maxMs) =>
            lookUntil(() => loadRedemption(db, shopId, redemptionId), isSettled, maxMs, clock),
        },
        input,
        view.currency,
      );
    },
  };
}

/** Goes into the page with the exchange buttons: made for one person, good for one exchange of each item. */
export function newRedeemToken(keys: ShopKeys, personId: string): string {
  const nonce = randomBytes(12).toString('base64url');
  return `${nonce}.${keys.hashToken(`redeem:${personId}:${nonce}`)}`;
}

/** Whether a page with such a token was made for this person. */
export function isPageOf(keys: ShopKeys, personId: string, token: string): boolean {
  const [nonce = '', given = ''] = token.split('.');
  return isSame(given, keys.hashToken(`redeem:${personId}:${nonce}`));
}

function redemptionIdOf(
  keys: ShopKeys,
  shopId: ShopId,
  personId: string,
  token: string,
  itemId: string,
): RedemptionId | null {
  if (!isPageOf(keys, personId, token)) return null;
  const [nonce = ''] = token.split('.');
  return asId<RedemptionId>(uuidV5(`${personId}:${nonce}:${itemId}`, shopId));
}
