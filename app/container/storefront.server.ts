import { randomBytes } from 'node:crypto';
import { codeIn } from '../domain/attribution/advocate-name.ts';
import { profileQuestion } from '../domain/eligibility/conditions/person.ts';
import { hasStood } from '../domain/program/campaign.ts';
import type { OfferTerms } from '../domain/program/offer.ts';
import { agreementsAt } from '../domain/program/offer-in-force.ts';
import { idInGid, type ShopId } from '../domain/shared/ids.ts';
import { isDuring, lastMoment } from '../domain/shared/period.ts';
import { inForce, type StoredProgram, type StoredVersion, versionOf } from '../persistence/programs.server.ts';
import { loadAdvocateSpace, loadHoldings } from '../queries/advocate-space.ts';
import { isTokenOf, loadClaim } from '../queries/claim.ts';
import { loadDeclaredFriends } from '../queries/declarations.ts';
import { isBlocked } from '../queries/lists.ts';
import {
  CustomerByEmailDocument,
  type CustomerByEmailQuery,
  CustomerEligibilityDocument,
  type CustomerProfileFragment,
} from '../shopify/generated/graphql.ts';
import { readProfile } from '../shopify/payloads/about-order.ts';
import { answerOf, claimOffer, givesCode, isWelcomed, type StoredClaim } from '../usecases/claim-offer.ts';
import { OWN_TOPICS } from '../usecases/own-events.ts';
import { advocateStandingOf } from './advocate-standing.server.ts';
import { behindCodeOf } from './behind-code.server.ts';
import { noteIfCanary } from './canaries.server.ts';
import type { Container } from './container.ts';
import { disclosureOf } from './disclosing.server.ts';
import { enrollingOf } from './enrolling.server.ts';
import { isOpenNow } from './is-open.ts';
import { lookUntil } from './look-until.ts';
import { pilotOn, pilotPlacesOf } from './pilot-places.server.ts';
import { putOwn } from './put-own.server.ts';
import type { Services } from './services.server.ts';
import { newRedeemToken } from './wallet.server.ts';

/** What Shopify said of an advocate so long ago will do for their own page and a claim. */
const A_MOMENT_MS = 5 * 60_000;

type Storefront = Pick<
  Container,
  'advocateSpace' | 'recordShare' | 'publicTerms' | 'isOpen' | 'visit' | 'claim' | 'claimStatus'
>;
type Limits = {
  allowVisit(shopId: string, ip: string): Promise<boolean>;
  allowClaim(shopId: string, ip: string): Promise<boolean>;
  allowShare(shopId: string, customerId: string): Promise<boolean>;
};

export function storefrontOf(services: Services, limits: Limits): Storefront {
  const { clock, db, people, programs, shops, seal } = services;
  const open = (sealed: string) => seal.open(sealed);
  const standing = advocateStandingOf(services);
  const places = pilotPlacesOf(services);
  const { advocateOf } = enrollingOf(services);
  const behindCode = behindCodeOf(services);

  /** What Shopify knows of a friend: how many orders, and what the offer's eligibility looks at. */
  async function askAboutFriend(shop: { shopId: string; domain: string }, email: string, versionId: string) {
    const program = await programs.load(shop.shopId as ShopId);
    const conditions = versionOf(program, versionId)?.terms.eligibility.friend ?? null;
    const client = services.clientFor(shop.domain);
    const { customerByIdentifier: customer } = await client.request(CustomerByEmailDocument, {
      email,
      wantsProfile: conditions !== null,
    });
    const ordersBefore = customer ? Number(customer.numberOfOrders) : 0;
    const account = customer && accountOf(customer);
    if (!conditions) return { ordersBefore, account };
    if (!customer) return { ordersBefore, account, about: { friend: null } };
    const asked = profileQuestion(conditions);
    // only an account that is known has segments, so they are a question of their own
    const { segments } =
      asked.segments.length > 0
        ? await client.request(CustomerEligibilityDocument, {
            id: customer.id,
            segmentIds: asked.segments.map((id) => `gid://shopify/Segment/${id}`),
            wantsSegments: true,
          })
        : { segments: undefined };
    return {
      ordersBefore,
      account,
      about: { friend: readProfile(customer as CustomerProfileFragment, segments, asked) },
    };
  }

  /** What Shopify says of whoever invites, where the offer looks at it: lately told will do. */
  async function askAboutAdvocate(
    shop: { shopId: string; domain: string },
    visit: { advocateId: string; versionId: string },
  ) {
    const program = await programs.load(shop.shopId as ShopId);
    const terms = versionOf(program, visit.versionId)?.terms;
    if (!terms?.eligibility.advocate) return {};
    const advocate = await people.advocate(shop.shopId as ShopId, visit.advocateId);
    const profile = advocate ? await standing.profileFor(shop, terms, advocate, A_MOMENT_MS) : undefined;
    return profile === undefined ? {} : { advocate: profile };
  }

  /** The judge has spoken, and the code is there. */
  const isSettled = (stored: StoredClaim): boolean =>
    stored.outcome !== 'approved' || stored.isRepeated || isWelcomed(stored) || stored.reward?.status === 'failed';

  const isOfPilotOn = (program: StoredProgram, { pilot }: StoredVersion): boolean =>
    pilot !== null && pilotOn(program, clock.now())?.pilotId === pilot.pilotId;

  const isAgreementInForce = (program: StoredProgram, { id }: StoredVersion): boolean =>
    agreementsAt(program.agreements, clock.now()).some(
      (agreed) => agreed.id === id && isDuring(clock.now(), agreed.partner),
    );

  /** What whoever can't invite just now has all the same. */
  async function holdingsOf(
    { shopId, keys }: { shopId: ShopId; keys: ReturnType<Services['keysOf']> },
    customerId: string,
    terms: OfferTerms,
  ) {
    const personId = await people.personOfCustomer(shopId, customerId);
    if (personId === null) return null;
    return loadHoldings(db, shopId, personId, terms, open, clock.now(), newRedeemToken(keys, personId));
  }

  return {
    async advocateSpace(view, customerId, from = null, before = {}) {
      const { shopId, shop, keys } = await services.installed(view.shopId);
      const program = await programs.load(shopId);
      const known = program && (await people.advocateOfCustomer(shopId, program.id, customerId));
      const theirs = known
        ? await places.ofAdvocate({ ...shop, shopId, keys }, program, known)
        : await places.ofCustomer({ ...shop, shopId, keys }, program, customerId);
      const offer = inForce(program, clock.now(), { ...(known && { advocateId: known.id }), pilots: theirs });
      if (!program || !offer)
        return { state: 'closed', reason: pilotOn(program, clock.now()) ? 'not-open-yet' : 'no-program' };
      // a block that is seen is switched on, whichever way the merchant went there
      if (!shop.blocksOpenedAt) await shops.markBlocksOpened(shopId, clock.now());
      const holdings = () => holdingsOf({ shopId, keys }, customerId, offer.terms);
      if (program.status !== 'live')
        return {
          state: 'closed',
          reason: program.status === 'ended' ? 'ended' : 'paused',
          holdings: await holdings(),
        };
      // who has invited already keeps their space: what their friends earned stands there
      const refusal = known
        ? await standing.refusalOf(shop, offer.terms, known, A_MOMENT_MS)
        : await standing.refusalOfCustomer(shop, offer.terms, customerId);
      if (refusal && !known) return { state: 'not-eligible', reason: refusal, holdings: await holdings() };
      const advocate = await advocateOf(shop, program.id, customerId);
      if (!known) await places.ofAdvocate({ ...shop, shopId, keys }, program, advocate);
      if (!known && from) await people.countOf(shop, program.id, { kind: 'joined', channel: from }, clock.now());
      if (await isBlocked(db, shopId, advocate.personId)) return { state: 'closed', reason: 'blocked' };
      const space = await loadAdvocateSpace(
        db,
        shopId,
        advocate,
        offer,
        open,
        clock.now(),
        newRedeemToken(keys, advocate.personId),
        before,
      );
      // those wait for an answer: they stand before all others, on the first page
      const declared = before.friends
        ? []
        : await loadDeclaredFriends(db, shopId, advocate.id, open, (declarationId) =>
            keys.signDeclaration(declarationId, 'advocate'),
          );
      const disclosure = await disclosureOf(services, shopId, offer.partner);
      const pay = offer.partner?.pay;
      const lead = pay?.lead ? { amountMinor: pay.lead.amountMinor, perMonth: pay.leadsPerMonth } : null;
      return { ...space, friends: [...declared, ...space.friends], closedFor: refusal, disclosure, lead };
    },

    async recordShare(view, customerId, channel) {
      if (!(await limits.allowShare(view.shopId, customerId))) return false;
      const { shopId, shop } = await services.installed(view.shopId);
      const program = await programs.load(shopId);
      const advocate = program && (await people.advocateOfCustomer(shopId, program.id, customerId));
      if (advocate) await people.count(shopId, advocate, 'shares', shop.timeZone, clock.now(), channel);
      return true;
    },

    async publicTerms(view, versionNumber) {
      const { shopId, shop } = await services.installed(view.shopId);
      const program = await programs.load(shopId);
      const current = inForce(program, clock.now());
      const version = versionNumber === null ? current : await programs.versionNumbered(shopId, versionNumber);
      if (!version || !hasStood(version.campaign, clock.now())) return null;
      const { campaign } = version;
      return {
        shopName: shop.name,
        storefrontUrl: shop.storefrontUrl,
        timeZone: shop.timeZone,
        terms: version.terms,
        versionNumber: version.versionNumber,
        publishedAt: version.publishedAt.toISOString(),
        period: campaign && {
          startsAt: campaign.startsAt.toISOString(),
          lastAt: lastMoment(campaign.endsAt).toISOString(),
        },
        until: (version.id === current?.id && current.until?.toISOString()) || null,
        isInForce:
          program?.status === 'live' &&
          (version.id === current?.id || isOfPilotOn(program, version) || isAgreementInForce(program, version)),
      };
    },

    isOpen: async (view) => isOpenNow(await programs.load(view.shopId as ShopId), clock.now()),

    async visit(view, code, ip, userAgent, via) {
      const { shopId, shop, keys } = await services.installed(view.shopId);
      // too many tries look like an unknown code
      if (!(await limits.allowVisit(shopId, ip))) return { state: 'closed', shop: view };
      noteIfCanary(services, { domain: shop.domain, keys }, codeIn(code), { ip, userAgent });
      return behindCode(view, code, userAgent, via);
    },

    async claim(view, input) {
      const { shopId, shop, keys } = await services.installed(view.shopId);
      const visit = keys.openVisit(input.visitToken);
      const stamped = visit && versionOf(await programs.load(shopId), visit.versionId);
      const disclosure = await disclosureOf(services, shopId, stamped?.partner);
      const answer = await claimOffer(
        {
          allow: () => limits.allowClaim(shopId, input.staff === undefined ? (input.ip ?? '') : `staff ${input.staff}`),
          openVisit: keys.openVisit,
          isOpen: async () => (await programs.load(shopId))?.status === 'live',
          givesCode: stamped ? givesCode(stamped.terms) : false,
          hashEmail: keys.hashEmail,
          hashToken: keys.hashToken,
          hashTrace: keys.hashTrace,
          seal: seal.seal,
          newId: services.newId,
          newToken: (claimId) => `${claimId.replaceAll('-', '')}${randomBytes(18).toString('base64url')}`,
          askAbout: async (email, visit) => {
            const advocate = await askAboutAdvocate(shop, visit);
            try {
              const { about, ...friend } = await askAboutFriend(shop, email, visit.versionId);
              return { ...friend, about: { ...about, ...advocate } };
            } catch (error) {
              // the claim doesn't wait for Shopify: the order will be asked about again
              services.logger.warn({ shop: shop.domain, error }, 'newness of a claim could not be asked');
              return null;
            }
          },
          put: (row) => putOwn(services, shop.domain, OWN_TOPICS.claim, [row]),
          waitForVerdict: (claimId, maxMs) =>
            lookUntil(() => loadClaim(db, shopId, claimId, open, keys.hashEmail), isSettled, maxMs, clock),
          clock,
        },
        input,
      );
      return disclosure ? { ...answer, disclosure } : answer;
    },

    async claimStatus(view, claimToken) {
      const { shopId, keys } = await services.installed(view.shopId);
      const claimId = claimIdIn(claimToken);
      if (!claimId) return { state: 'closed' };
      const stored = await loadClaim(db, shopId, claimId, open, keys.hashEmail);
      const isTheirs =
        stored?.outcome !== 'approved' || (await isTokenOf(db, shopId, claimId, keys.hashToken(claimToken)));
      // not judged yet, or not there, or somebody else's: the same answer, so that nobody learns which
      if (!stored || !isTheirs) {
        const offer = inForce(await programs.load(shopId), clock.now());
        return { state: 'pending', claimToken, emailMasked: '', givesCode: offer ? givesCode(offer.terms) : false };
      }
      const disclosure = await disclosureOf(services, shopId, stored.partner);
      const answer = answerOf(stored, claimToken);
      return disclosure ? { ...answer, disclosure } : answer;
    },
  };
}

/** A claim token begins with the claim it stands for; what follows is the secret. */
export function claimIdIn(token: string): string | null {
  const hex = /^([0-9a-f]{32})[\w-]{24}$/.exec(token)?.[1];
  return hex ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : null;
}

/** A customer as the account it may be; of one that only notes a guest `isOpen` is false. */
const accountOf = ({
  id,
  accountSince,
  state,
  verifiedEmail,
  defaultEmailAddress,
}: NonNullable<CustomerByEmailQuery['customerByIdentifier']>) => ({
  customerId: idInGid(id),
  openedAt: new Date(accountSince),
  isOpen: state === 'ENABLED',
  verifiedEmail: verifiedEmail ? (defaultEmailAddress?.emailAddress ?? null) : null,
});
