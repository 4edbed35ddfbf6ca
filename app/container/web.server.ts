import { setImmediate } from 'node:timers';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { trustChoiceSchema } from '../domain/fraud/thresholds.ts';
import { namedInTerms } from '../domain/program/named-in-shopify.ts';
import { idInGid, isUuid, type ShopId } from '../domain/shared/ids.ts';
import { canonicalNetwork } from '../domain/shared/network-address.ts';
import { nearestLocale, voiceIn } from '../i18n/translator.ts';
import { retryDeadJob } from '../persistence/effects.server.ts';
import { shopIdOf } from '../persistence/inbox.server.ts';
import { quarantineRows } from '../persistence/quarantine.server.ts';
import { ruleTextRows } from '../persistence/rule-texts.server.ts';
import { auditFile, loadAudit } from '../queries/audit.ts';
import { loadHealth } from '../queries/health.ts';
import { loadHome } from '../queries/home.ts';
import { loadRequestedExport } from '../queries/person-export.ts';
import { loadProblems, loadQuarantine } from '../queries/problems.ts';
import { loadProgramView } from '../queries/program.ts';
import { loadReferral, loadReferrals } from '../queries/referrals.ts';
import { shopView } from '../queries/shop-view.ts';
import { SegmentsDocument } from '../shopify/generated/graphql.ts';
import { verifyProxyRequest } from '../shopify/proxy/verify.ts';
import { isStaffToken } from '../shopify/session-token.server.ts';
import { readDraft } from '../usecases/read-draft.ts';
import { apiOf } from './api.server.ts';
import { appealingOf } from './appealing.server.ts';
import { campaignsOf } from './campaigns.server.ts';
import type { Container } from './container.ts';
import { declarationsOf } from './declarations.server.ts';
import { extensionsOf } from './extensions.server.ts';
import { forecastingOf } from './forecasting.server.ts';
import { guestsOf } from './guests.server.ts';
import { importingOf } from './importing.server.ts';
import { landingOf } from './landing.server.ts';
import { listingOf } from './listing.server.ts';
import { logFile } from './log-file.server.ts';
import { namedInShopifyOf } from './named-in-shopify.server.ts';
import { objectivesOf } from './objectives.server.ts';
import { ownCodesOf } from './own-codes.server.ts';
import { partneringOf } from './partnering.server.ts';
import { pilotingOf } from './piloting.server.ts';
import { programFilesOf } from './program-files.server.ts';
import { programLifeOf } from './program-life.server.ts';
import { promotingOf } from './promoting.server.ts';
import { qualifyingOf } from './qualifying.server.ts';
import { reconcilingOf } from './reconciling.server.ts';
import { reviewingOf } from './reviewing.server.ts';
import type { Services } from './services.server.ts';
import { startingOf } from './starting.server.ts';
import { storefrontOf } from './storefront.server.ts';
import { tillOf } from './till.server.ts';
import { walletOf } from './wallet.server.ts';

const nearest = (wanted: string | null | undefined): 'fr' | 'en' | null => (wanted ? nearestLocale(wanted) : null);

/** What routes reach as `context.container`. */
export function createWebContainer(services: Services): Container {
  const { environment, clock, db, shopify, shops, programs, problems } = services;
  const open = (sealed: string) => services.seal.open(sealed);
  /** the language Shopify named when the admin was opened, per user: later requests don't repeat it */
  const localeOfUser = new Map<string, 'fr' | 'en'>();
  const limits = {
    visits: new RateLimiterMemory({ points: 60, duration: 60 }),
    claims: new RateLimiterMemory({ points: 20, duration: 60 }),
    // nobody presses so many buttons a minute; figures aren't to be made up by a program
    shares: new RateLimiterMemory({ points: 20, duration: 60 }),
    redemptions: new RateLimiterMemory({ points: 20, duration: 60 }),
    declarations: new RateLimiterMemory({ points: 10, duration: 600 }),
    // each asks Shopify once, and an answer tells whether a code is taken
    codes: new RateLimiterMemory({ points: 10, duration: 600 }),
    // each costs a call and, once an hour and customer, a mail
    spaceLinks: new RateLimiterMemory({ points: 5, duration: 600 }),
    appeals: new RateLimiterMemory({ points: 10, duration: 600 }),
    extensions: new RateLimiterMemory({ points: 120, duration: 60 }),
    api: new RateLimiterMemory({ points: 120, duration: 60 }),
    // a key or token that leads nowhere costs a look into the database
    strangers: new RateLimiterMemory({ points: 300, duration: 60 }),
    // each costs two calls at most; a merchant who edits without a pause needs one every second or so
    counts: new RateLimiterMemory({ points: 60, duration: 60 }),
    // each claim costs a call, a discount and a mail: a shop has a ceiling, however many addresses the claims come from
    claimsOfShop: new RateLimiterMemory({ points: 600, duration: 60 }),
  };
  const allow = async (limiter: RateLimiterMemory, key: string): Promise<boolean> =>
    limiter.consume(key).then(
      () => true,
      () => false,
    );
  const allowEach = (limiter: RateLimiterMemory, shopId: string, who: string) =>
    allow(limiter, `${shopId} ${lineOf(who)}`);
  const id = (shopId: string) => shopId as ShopId;
  const reconciling = reconcilingOf(services);
  const ruleTexts = ruleTextRows(db);
  const named = namedInShopifyOf(services);
  const allowVisit = (shopId: string, who: string) => allowEach(limits.visits, shopId, who);
  const storefront = storefrontOf(services, {
    allowVisit,
    allowShare: (shopId, customerId) => allowEach(limits.shares, shopId, customerId),
    allowClaim: async (shopId, who) =>
      (await allowEach(limits.claims, shopId, who)) && (await allow(limits.claimsOfShop, shopId)),
  });

  return {
    apiKey: environment.SHOPIFY_API_KEY,
    appBridgeUrl: environment.APP_BRIDGE_URL ?? 'https://cdn.shopify.com/shopifycloud/app-bridge.js',
    noteFailure: (error) => services.logger.error({ error }, 'a request failed'),
    addDocumentHeaders: (request, headers) => shopify.addDocumentResponseHeaders(request, headers),

    async authenticateAdmin(request) {
      const { session, sessionToken } = await shopify.authenticateAdmin(request);
      // customers hold tokens signed with the same secret (readSessionToken)
      if (sessionToken && !isStaffToken(sessionToken)) throw new Response('Unauthorized', { status: 401 });
      const shopId = shopIdOf(session.shop);
      const known = await shops.load(shopId);
      const shop = known && !known.uninstalledAt ? known : await services.learnShop(session.shop);
      const userId = sessionToken?.sub ?? 'unknown';
      const named = nearest(new URL(request.url).searchParams.get('locale'));
      const userKey = `${session.shop} ${userId}`;
      if (named) localeOfUser.set(userKey, named);
      const view = shopView(shop);
      return { shop: view, actor: { userId, name: userId }, locale: named ?? localeOfUser.get(userKey) ?? view.locale };
    },

    async authenticateProxy(request) {
      const url = new URL(request.url);
      const proxied = verifyProxyRequest(url, environment.SHOPIFY_API_SECRET, clock.now());
      if (!proxied.ok) throw new Response('Unauthorized', { status: 401 });
      const shop = await shops.speaking(shopIdOf(proxied.shopDomain));
      const prefixLocale = /^\/(fr|en)(?:-[a-z]+)?\//i.exec(url.searchParams.get('path_prefix') ?? '')?.[1];
      const view = shop && shopView(shop);
      return {
        shop: view,
        customerId: proxied.customerId,
        locale: voiceIn(nearest(url.searchParams.get('locale') ?? prefixLocale) ?? view?.locale ?? 'en', {
          words: shop?.words ?? 'purchase',
          isInformal: shop?.isInformal ?? false,
        }),
        ip: visitorAddress(request.headers.get('x-forwarded-for'), environment.TRUSTED_PROXY_HOPS),
      };
    },

    home: (shopId) => loadHome(db, id(shopId), clock.now()),
    program: (shopId) => loadProgramView(db, id(shopId)),
    async segments(shopId) {
      const shop = await shops.load(id(shopId));
      if (!shop) return null;
      try {
        const { segments } = await services.clientFor(shop.domain).request(SegmentsDocument);
        return segments.nodes.map((one) => ({ id: idInGid(one.id), name: one.name }));
      } catch (error) {
        services.logger.warn({ shop: shop.domain, error }, 'segments could not be read');
        return null;
      }
    },
    referrals: (shopId, filter) => loadReferrals(db, id(shopId), filter, open),
    referral: (shopId, referralId) => loadReferral(db, id(shopId), referralId, open),
    problems: (shopId) => loadProblems(db, id(shopId)),
    personExport: async (shopId, problemId) =>
      isUuid(problemId) ? loadRequestedExport(db, id(shopId), problemId, open) : null,
    quarantine: (shopId) => loadQuarantine(db, id(shopId)),
    changes: (shopId, asked) => loadAudit(db, id(shopId), asked, open),
    changesFile: (shopId, group) => auditFile(db, id(shopId), group, open),
    async replayQuarantined(shopId, rowId, actor) {
      await quarantineRows(db).replay(id(shopId), rowId, clock.now());
      await services.audit(id(shopId), actor.name, 'quarantine.replayed', { id: rowId });
    },

    async saveDraft(shopId, input, actor) {
      const shop = await shops.load(id(shopId));
      const draft = readDraft(input, shop ?? { currency: '' });
      if (!draft.ok) return draft;
      const isSaved = await programs.saveDraft(
        id(shopId),
        { ...draft.value, seen: input.seen },
        actor.name,
        clock.now(),
      );
      return isSaved ? { ok: true, versionNumber: 0 } : { ok: false, conflict: true };
    },
    async publish(shopId, input, actor) {
      const shop = await shops.load(id(shopId));
      const draft = readDraft(input, shop ?? { currency: '' });
      if (!draft.ok) return draft;
      const gone = await named.goneProblems(id(shopId), namedInTerms(draft.value.terms));
      if (gone.length > 0) return { ok: false, problems: gone };
      const versionNumber = await programs.publish(
        id(shopId),
        { ...draft.value, seen: input.seen, seenStatus: input.seenStatus },
        actor.name,
        clock.now(),
      );
      if (versionNumber === null) return { ok: false, conflict: true };
      await named.watchNamed(id(shopId));
      return { ok: true, versionNumber };
    },
    async goneInShopify(shopId) {
      const program = await programs.load(id(shopId));
      return program ? named.goneProblems(id(shopId), namedInTerms(program.draft)) : [];
    },
    async setTrust(shopId, trust, actor) {
      const read = trustChoiceSchema.safeParse(trust);
      if (read.success) await programs.setTrust(id(shopId), read.data, actor.name, clock.now());
      return read.success;
    },
    ruleTexts: (shopId) => ruleTexts.load(id(shopId)),
    saveRuleText: (shopId, rule, texts, actor) => ruleTexts.save(id(shopId), rule, texts, actor.name, clock.now()),
    setInformal: (shopId, isInformal, actor) => shops.setInformal(id(shopId), isInformal, actor.name, clock.now()),
    setProgramStatus: (shopId, status, actor, seenStatus) =>
      programs.setStatus(id(shopId), status, actor.name, clock.now(), { seenStatus }),
    async markBlocksOpened(shopId) {
      await shops.markBlocksOpened(id(shopId), clock.now());
    },
    async importAgain(shopId, actor) {
      await importingOf(services).importAgain(id(shopId));
      await services.audit(id(shopId), actor.name, 'history-import.begun-again', {});
    },
    async retryRewards(shopId) {
      await services.rewards.retryFailed(id(shopId), clock.now());
    },
    async dismissProblem(shopId, problemId, actor) {
      await problems.dismiss(id(shopId), problemId, clock.now());
      await services.audit(id(shopId), actor.name, 'problem.dismissed', { id: problemId });
    },

    health: (shopId) => loadHealth(db, id(shopId), clock.now()),
    async *decisionLog({ shopId, domain }, actor) {
      await services.audit(id(shopId), actor.name, 'log.downloaded', {});
      yield* logFile(db, { shopId: id(shopId), domain }, clock.now());
    },
    compareNow: (shopId) => reconciling.start(id(shopId), 'merchant'),
    async retryDeadLetter(shopId, jobId, actor) {
      await db.withShop(id(shopId), (tx) => retryDeadJob(tx, jobId));
      await services.audit(id(shopId), actor.name, 'job.retried', { id: jobId });
    },
    async resolveParked(shopId, rewardId, decision, actor) {
      const shop = await shops.load(id(shopId));
      if (!shop) return false;
      const isDecided = await services.rewards.resolveParked(
        { shopId: id(shopId), timeZone: shop.timeZone },
        rewardId,
        decision,
        clock.now(),
      );
      if (isDecided) await services.audit(id(shopId), actor.name, 'reward.decided', { rewardId, decision });
      return isDecided;
    },

    ...extensionsOf(services, { allow: (shopId, who) => allowEach(limits.extensions, shopId, who) }),
    ...apiOf(services, {
      allow: (shopId, who) => allowEach(limits.api, shopId, who),
      allowStrange: async (ip) => ((await limits.strangers.get(lineOf(ip)))?.remainingPoints ?? 1) > 0,
      noteStrange: async (ip) => void (await allow(limits.strangers, lineOf(ip))),
    }),
    ...qualifyingOf(services, (shopId) => allow(limits.counts, shopId)),
    ...forecastingOf(services),
    ...startingOf(services),
    ...objectivesOf(services),
    ...campaignsOf(services),
    ...landingOf(services),
    ...promotingOf(services, allowVisit),
    ...programLifeOf(services),
    ...programFilesOf(services),
    ...pilotingOf(services),
    ...partneringOf(services),
    ...reviewingOf(services),
    ...listingOf(services),
    ...walletOf(services, (shopId, personId) => allowEach(limits.redemptions, shopId, personId)),
    ...ownCodesOf(services, (shopId, advocateId) => allowEach(limits.codes, shopId, advocateId)),
    ...appealingOf(services, {
      allowAsk: async (shopId, who) =>
        (await allowEach(limits.appeals, shopId, who)) && (await allow(limits.claimsOfShop, shopId)),
    }),
    ...declarationsOf(services, {
      allowDeclare: async (shopId, who) =>
        (await allowEach(limits.declarations, shopId, who)) && (await allow(limits.claimsOfShop, shopId)),
      allowVisit,
    }),
    ...storefront,
    ...guestsOf(services, {
      advocateSpace: storefront.advocateSpace,
      allowAsk: async (shopId, ip) =>
        (await allowEach(limits.spaceLinks, shopId, ip)) && (await allow(limits.claimsOfShop, shopId)),
      soon: (work) => void setImmediate(work),
    }),
    ...tillOf(services, { claim: storefront.claim, allowVisit }),
  };
}

/** Who asks, as limits know them: whoever holds an IPv6 line has a whole network of addresses, and is one visitor. */
const lineOf = (who: string): string => canonicalNetwork(who) ?? who;

/** The address the outermost proxy we trust saw; what stands before it in the header anyone can write. */
function visitorAddress(forwardedFor: string | null, trustedHops: number): string {
  const seen = (forwardedFor ?? '').split(',').map((address) => address.trim());
  return seen.at(-1 - trustedHops) ?? seen[0] ?? '';
}
