import { deterministicCode } from '../config/seal.server.ts';
import type { LeasedReward } from '../domain/rewards/carrying-out.ts';
import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
import { customerGid, type ShopId } from '../domain/shared/ids.ts';
import { enqueueEffect } from '../persistence/effects.server.ts';
import type { AdminClient } from '../shopify/admin-client.server.ts';
import {
  AccessDeniedError,
  InvalidCallError,
  ThrottledError,
  UnauthorizedError,
  UnavailableError,
} from '../shopify/call-errors.ts';
import { AppInstallationDocument } from '../shopify/generated/graphql.ts';
import {
  discountTitle,
  issuerOf,
  missingScopes,
  type RewardIntent,
  type ShopifyIssuer,
} from '../shopify/issuers.server.ts';
import { type IssueDeps, issueRewards } from '../usecases/issue-rewards.ts';
import { type CallAllowance, callAllowance } from './call-allowance.ts';
import type { Services } from './services.server.ts';

/** Room for the usual calls of one reward, 10 seconds each at most: asking before, creating, looking what became of it. */
const NEEDED_MS = 35_000;
/** No call begins later before the end of a lease: its answer, or its time-out, comes before somebody else may begin. */
const LAST_CALL_MS = 12_000;
/** Shopify cuts a call off after so long. Whoever can't ask under a key whether an unanswered one came through waits for that. */
const CUT_OFF_MS = 30_000;
/** Shops this process remembers the budget of. */
const SHOPS_REMEMBERED = 10_000;

/** Carrying rewards out in Shopify, one shop at a time. */
export function issuingOf(services: Services) {
  const { clock, db, logger, problems, rewards, shops } = services;
  const allowances = new Map<ShopId, CallAllowance>();

  function allowanceOf(shopId: ShopId): CallAllowance {
    const known = allowances.get(shopId) ?? callAllowance(() => performance.now());
    // the map keeps the order of insertion: whoever was served last stays longest
    allowances.delete(shopId);
    allowances.set(shopId, known);
    const [oldest] = allowances.keys();
    if (allowances.size > SHOPS_REMEMBERED && oldest) allowances.delete(oldest);
    return known;
  }

  return {
    async issueRewards(shopId: ShopId): Promise<void> {
      const shop = await shops.load(shopId);
      if (!shop || shop.uninstalledAt) return;
      const { codeSecret } = services.keysOf(shop);
      const client = services.clientFor(shop.domain);
      const allowance = allowanceOf(shopId);
      try {
        const waitMs = await issueRewards(
          {
            rewards,
            allowance,
            shopify: shopifyOf({ client, shopId, currency: shop.currency, allowance, clock, logger }),
            codeFor: ({ cause, rule, personId, generation }) =>
              deterministicCode(codeSecret, cause, rule, personId, generation),
            neededMs: NEEDED_MS,
            clock,
          },
          { shopId, timeZone: shop.timeZone },
        );
        if (waitMs === null) return;
        const runAt = waitMs > 0 ? new Date(clock.now().getTime() + waitMs) : undefined;
        await db.withShopSql(shopId, (sql) => enqueueEffect(sql, shopId, { kind: 'issue-rewards' }, runAt));
      } catch (error) {
        if (!(error instanceof UnauthorizedError)) throw error;
        await problems.report(
          shopId,
          { key: 'no-access', code: 'uninstalled-while-rewards-pending', values: {} },
          clock.now(),
        );
      }
    },
  };
}

type Intent = Parameters<IssueDeps['shopify']['issue']>[1];
type Place = Pick<Services, 'clock' | 'logger'> & {
  readonly client: AdminClient;
  readonly shopId: ShopId;
  readonly currency: string;
  readonly allowance: CallAllowance;
};

/** One shop's rewards through the issuer of each type. */
function shopifyOf({ client, shopId, currency, allowance, clock, logger }: Place): IssueDeps['shopify'] {
  const pauseMsOf = ({ spec }: LeasedReward) => (issuerFor(spec).serialiseBy ? CUT_OFF_MS : 0);

  /** refuses calls that might outlast the reward's lease */
  function within(reward: LeasedReward): AdminClient {
    const lastCallMs = Math.max(LAST_CALL_MS, pauseMsOf(reward));
    const request: AdminClient['request'] = (document, ...variables) =>
      reward.leaseUntil.getTime() - clock.now().getTime() < lastCallMs
        ? Promise.reject(new UnavailableError('the time to carry the reward out is over', { ambiguous: false }))
        : client.request(document, ...variables);
    return { ...client, request };
  }

  async function heard<Answer>(answer: Promise<Answer>): Promise<Answer> {
    const said = await answer;
    allowance.answered(client.budget());
    return said;
  }

  function asked(reward: LeasedReward, { code, customerId, startsAt, endsAt, before }: Intent): RewardIntent<never> {
    return {
      rewardId: reward.id,
      code,
      title: discountTitle(reward.rule === 'welcome.friend' ? 'welcome' : 'reward', code.slice(-5)),
      spec: reward.spec as never,
      currency,
      startsAt,
      endsAt,
      customerGid: customerId ? customerGid(customerId) : null,
      usageLimit: 1,
      before,
    };
  }

  return {
    asksBefore: ({ spec }) => issuerFor(spec).prepare !== undefined,
    prepare: async (reward, intent) =>
      (await issuerFor(reward.spec).prepare?.({ client: within(reward), intent: asked(reward, intent) })) ?? null,
    issue: (reward, intent) =>
      heard(issuerFor(reward.spec).issue({ client: within(reward), intent: asked(reward, intent) })),
    find: async (reward, intent) =>
      (await issuerFor(reward.spec).find?.({ client: within(reward), intent: asked(reward, intent) })) ?? null,
    revoke: (reward, intent, gid) =>
      heard(issuerFor(reward.spec).revoke({ client: within(reward), intent: asked(reward, intent), gid })),

    async failureOf(error, reward) {
      if (error instanceof ThrottledError) {
        allowance.throttled(error.waitMs, client.budget());
        return { kind: 'throttled' };
      }
      if (error instanceof UnauthorizedError) return { kind: 'no-access' };
      if (error instanceof InvalidCallError) return { kind: 'refused', message: error.message };
      if (error instanceof AccessDeniedError) {
        const { currentAppInstallation } = await client.request(AppInstallationDocument).catch(() => noInstallation);
        const granted = currentAppInstallation.accessScopes.map(({ handle }) => handle);
        return { kind: 'not-allowed', scopes: missingScopes([reward.spec], granted), message: error.message };
      }
      const isSilent = allowance.unanswered();
      logger.warn({ shopId, rewardId: reward.id, error }, 'a call about a reward had no answer');
      return { kind: 'unanswered', isSilent, pauseMs: pauseMsOf(reward) };
    },
  };
}

/** Whoever can't be asked what it granted has granted nothing, as far as we know. */
const noInstallation = { currentAppInstallation: { accessScopes: [] as { handle: string }[] } };

function issuerFor({ type }: RewardSpec): ShopifyIssuer<never> {
  const issuer = issuerOf(type);
  if (!issuer.shopify) throw new Error(`${type} is not carried out in Shopify`);
  return issuer as ShopifyIssuer<never>;
}
