import { randomBytes } from 'node:crypto';
import { deterministicCode } from '../config/seal.server.ts';
import { advocateCodes } from '../domain/attribution/advocate-code.ts';
import { profileQuestion } from '../domain/eligibility/conditions/person.ts';
import { hasStood } from '../domain/program/campaign.ts';
import { canonicalEmail, canonicalPhone } from '../domain/shared/contact.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { inForce, versionOf } from '../persistence/programs.server.ts';
import { loadAdvocateSpace } from '../queries/advocate-space.ts';
import { isTokenOf, loadClaim } from '../queries/claim.ts';
import { loadDeclaredFriends } from '../queries/declarations.ts';
import { isBlocked } from '../queries/lists.ts';
import { nameOf } from '../queries/shop-view.ts';
import type { ShopView } from '../queries/views.ts';
import {
  CustomerByEmailDocument,
  CustomerDetailsDocument,
  CustomerEligibilityDocument,
  type CustomerProfileFragment,
} from '../shopify/generated/graphql.ts';
import { readProfile } from '../shopify/payloads/about-order.ts';
import { answerOf, claimOffer, isWelcomed, type StoredClaim } from '../usecases/claim-offer.ts';
import { OWN_TOPICS } from '../usecases/own-events.ts';
import { advocateStandingOf } from './advocate-standing.server.ts';
import { noteIfCanary } from './canaries.server.ts';
import type { Container } from './container.ts';
import { lookUntil } from './look-until.ts';
import { putOwn } from './put-own.server.ts';
import type { Services } from './services.server.ts';
import { newRedeemToken } from './wallet.server.ts';

/** What Shopify said of an advocate so long ago will do: for their own page and a claim; for whoever follows their link. */
const A_MOMENT_MS = 5 * 60_000;
const A_DAY_MS = 24 * 3_600_000;

type Storefront = Pick<Container, 'advocateSpace' | 'recordShare' | 'publicTerms' | 'visit' | 'claim' | 'claimStatus'>;
type Limits = {
  allowVisit(shopId: string, ip: string): Promise<boolean>;
  allowClaim(shopId: string, ip: string): Promise<boolean>;
};

export function storefrontOf(services: Services, limits: Limits): Storefront {
  const { clock, db, people, programs, shops, seal } = services;
  const open = (sealed: string) => seal.open(sealed);
  const standing = advocateStandingOf(services);

  async function shopOf(view: ShopView) {
    const shop = await shops.load(view.shopId as ShopId);
    if (!shop) throw new Error(`shop ${view.domain} is not installed`);
    return { shop, shopId: shop.shopId as ShopId, keys: services.keysOf(shop) };
  }

  /** The customer as an advocate; enrolled at first sight, with what Shopify knows of them. */
  async function advocateOf(view: ShopView, programId: string, customerId: string) {
    const { shopId, shop, keys } = await shopOf(view);
    const known = await people.advocateOfCustomer(shopId, programId, customerId);
    if (known) return known;
    const { customer } = await services
      .clientFor(shop.domain)
      .request(CustomerDetailsDocument, { id: `gid://shopify/Customer/${customerId}` });
    const email = customer?.defaultEmailAddress ? canonicalEmail(customer.defaultEmailAddress.emailAddress) : null;
    const phone = customer?.defaultPhoneNumber ? canonicalPhone(customer.defaultPhoneNumber.phoneNumber, null) : null;
    const firstName = customer?.firstName ?? null;
    const secretPart = (attempt: number) =>
      deterministicCode(keys.codeSecret, 'advocate', programId, customerId, attempt, 6);
    return people.enrol(
      shopId,
      programId,
      {
        customerId,
        emailHash: email?.ok ? keys.hashEmail(email.canonical) : null,
        phoneHash: phone ? keys.hashPhone(phone) : null,
        emailSealed: email?.ok ? seal.seal(email.display) : null,
        firstNameSealed: firstName ? seal.seal(firstName) : null,
        locale: customer?.locale.toLowerCase().startsWith('fr') ? 'fr' : customer ? 'en' : null,
      },
      advocateCodes(firstName, secretPart).filter((code) => !keys.isCanary(code)),
      clock.now(),
    );
  }

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

  return {
    async advocateSpace(view, customerId) {
      const { shopId, shop, keys } = await shopOf(view);
      const program = await programs.load(shopId);
      const offer = inForce(program, clock.now());
      if (!program || !offer) return { state: 'closed', reason: 'no-program' };
      // a block that is seen is switched on, whichever way the merchant went there
      if (!shop.blocksOpenedAt) await shops.markBlocksOpened(shopId, clock.now());
      if (program.status !== 'live')
        return { state: 'closed', reason: program.status === 'ended' ? 'ended' : 'paused' };
      // who has invited already keeps their space: what their friends earned stands there
      const known = await people.advocateOfCustomer(shopId, program.id, customerId);
      const refusal = known
        ? await standing.refusalOf(shop, offer.terms, known, A_MOMENT_MS)
        : await standing.refusalOfCustomer(shop, offer.terms, customerId);
      if (refusal && !known) return { state: 'not-eligible', reason: refusal };
      const advocate = await advocateOf(view, program.id, customerId);
      if (await isBlocked(db, shopId, advocate.personId)) return { state: 'closed', reason: 'blocked' };
      const space = await loadAdvocateSpace(
        db,
        shopId,
        advocate,
        offer,
        open,
        clock.now(),
        newRedeemToken(keys, advocate.personId),
      );
      const declared = await loadDeclaredFriends(db, shopId, advocate.id, open, (declarationId) =>
        keys.signDeclaration(declarationId, 'advocate'),
      );
      return { ...space, friends: [...declared, ...space.friends], closedFor: refusal };
    },

    async recordShare(view, customerId) {
      const { shopId, shop } = await shopOf(view);
      const program = await programs.load(shopId);
      if (!program || !(await people.advocateOfCustomer(shopId, program.id, customerId))) return;
      const advocate = await advocateOf(view, program.id, customerId);
      await people.count(shopId, advocate, 'shares', shop.timeZone, clock.now());
    },

    async publicTerms(view, versionNumber) {
      const { shopId, shop } = await shopOf(view);
      const program = await programs.load(shopId);
      const current = inForce(program, clock.now());
      const version =
        versionNumber === null
          ? current
          : [...(program?.versions ?? []), ...(program?.boosts ?? [])].find(
              (one) => one.versionNumber === versionNumber && hasStood(one.campaign, clock.now()),
            );
      if (!version) return null;
      const { campaign } = version;
      return {
        shopName: shop.name,
        timeZone: shop.timeZone,
        terms: version.terms,
        versionNumber: version.versionNumber,
        publishedAt: version.publishedAt.toISOString(),
        period: campaign && {
          startsAt: campaign.startsAt.toISOString(),
          lastAt: new Date(campaign.endsAt.getTime() - 1).toISOString(),
        },
        isInForce: program?.status === 'live' && version.id === current?.id,
      };
    },

    async visit(view, code, ip, userAgent) {
      const { shopId, shop, keys } = await shopOf(view);
      const program = await programs.load(shopId);
      const advocate = await people.advocateByCode(shopId, code.toUpperCase());
      const offer = inForce(program, clock.now());
      // an unknown code, a paused programme and too many tries look the same from outside
      const isAllowed = await limits.allowVisit(shopId, ip);
      if (isAllowed) noteIfCanary(services, { domain: shop.domain, keys }, code, { ip, userAgent });
      if (!isAllowed || !program || !offer || program.status !== 'live' || !advocate)
        return { state: 'closed', shop: view };
      // a closed link looks like an unknown one to whoever follows it; its advocate reads why in their space
      if (await isBlocked(db, shopId, advocate.personId)) return { state: 'closed', shop: view };
      if (await standing.refusalOf(shop, offer.terms, advocate, A_DAY_MS)) return { state: 'unavailable', shop: view };
      const person = await people.person(shopId, advocate.personId);
      const now = clock.now();
      await people.count(shopId, advocate, 'visits', shop.timeZone, now);
      return {
        state: 'open',
        shop: view,
        advocateFirstName: nameOf(person, open),
        terms: offer.terms,
        until: offer.friendUntil?.toISOString() ?? null,
        visitToken: keys.signVisit({
          invitationId: services.newId(),
          advocateId: advocate.id,
          versionId: offer.id,
          issuedAt: now,
        }),
      };
    },

    async claim(view, input) {
      const { shopId, shop, keys } = await shopOf(view);
      return claimOffer(
        {
          allow: (ip) => limits.allowClaim(shopId, ip),
          openVisit: keys.openVisit,
          isOpen: async () => (await programs.load(shopId))?.status === 'live',
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
            lookUntil(() => loadClaim(db, shopId, claimId, open), isSettled, maxMs, clock),
          clock,
        },
        shopId,
        input,
      );
    },

    async claimStatus(view, claimToken) {
      const { shopId, keys } = await shopOf(view);
      const claimId = claimIdIn(claimToken);
      if (!claimId) return { state: 'closed' };
      const stored = await loadClaim(db, shopId, claimId, open);
      // not judged yet, or not there: the same answer, so that nobody learns which
      if (!stored) return { state: 'pending', claimToken, emailMasked: '' };
      const isTheirs =
        stored.outcome !== 'approved' || (await isTokenOf(db, shopId, claimId, keys.hashToken(claimToken)));
      return isTheirs ? answerOf(stored, claimToken) : { state: 'pending', claimToken, emailMasked: '' };
    },
  };
}

/** A claim token begins with the claim it stands for; what follows is the secret. */
export function claimIdIn(token: string): string | null {
  const hex = /^([0-9a-f]{32})[\w-]{24}$/.exec(token)?.[1];
  return hex ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : null;
}

/** A customer as the account it may be; of one that only notes a guest `isOpen` is false. */
const accountOf = ({ id, accountSince, state }: { id: string; accountSince: string; state: string }) => ({
  customerId: id.slice(id.lastIndexOf('/') + 1),
  openedAt: new Date(accountSince),
  isOpen: state === 'ENABLED',
});
