import { personFinding, profileQuestion } from '../domain/eligibility/conditions/person.ts';
import { profileFacts } from '../domain/judging/condition-facts.ts';
import type { OfferTerms } from '../domain/program/offer.ts';
import { customerGid, type ShopId } from '../domain/shared/ids.ts';
import { type CustomerProfile, customerProfileSchema, type ProfileQuestion } from '../domain/verdict/about-order.ts';
import { outcomeOf } from '../domain/verdict/outcome.ts';
import { CustomerEligibilityDocument } from '../shopify/generated/graphql.ts';
import { readProfile } from '../shopify/payloads/about-order.ts';
import { recentAnswers } from './recent-answers.ts';
import type { Services } from './services.server.ts';

type Shop = { readonly shopId: string; readonly domain: string };
type Advocate = {
  readonly id: string;
  readonly personId: string;
  readonly profile: unknown;
  readonly profileAt: Date | null;
};
/** Nothing is stored of who isn't an advocate yet, and they may look at the page or an old link again and again. */
const OF_CUSTOMERS = { most: 10_000, forMs: 5 * 60_000 };

type Conditions = NonNullable<OfferTerms['eligibility']['advocate']>;

/** Whether an advocate still meets the programme's conditions, by what Shopify says of them as a customer (P4, S8). */
export function advocateStandingOf({ clientFor, clock, logger, people }: Services) {
  const ofCustomers = recentAnswers<CustomerProfile | null>(OF_CUSTOMERS, clock);

  async function ask({ domain }: Shop, asked: ProfileQuestion, customerId: string): Promise<CustomerProfile | null> {
    const { customer, segments } = await clientFor(domain).request(CustomerEligibilityDocument, {
      id: customerGid(customerId),
      segmentIds: asked.segments.map((id) => `gid://shopify/Segment/${id}`),
      wantsSegments: asked.segments.length > 0,
    });
    return customer ? readProfile(customer, segments, asked) : null;
  }

  /** What is known of them, asked anew when older than `maxAgeMs`; undefined = nobody can say now. */
  async function profileOf(
    shop: Shop,
    advocate: Advocate,
    conditions: Conditions,
    maxAgeMs: number,
  ): Promise<CustomerProfile | null | undefined> {
    const asked = profileQuestion(conditions);
    const now = clock.now();
    const known = advocate.profileAt && told(advocate.profile);
    const isFresh = advocate.profileAt !== null && now.getTime() - advocate.profileAt.getTime() < maxAgeMs;
    if (isFresh && known !== undefined && tellsAll(known, asked)) return known;
    const shopId = shop.shopId as ShopId;
    try {
      const customerId = await people.customerOf(shopId, advocate.personId);
      const profile = customerId ? await ask(shop, asked, customerId) : null;
      await people.saveProfile(shopId, advocate.id, profile, now);
      return profile;
    } catch (error) {
      logger.warn({ shop: shop.domain, error }, 'an advocate could not be asked about');
      return known && tellsAll(known, asked) ? known : undefined;
    }
  }

  /** The condition they don't meet; null = they may invite, or nobody can say now. */
  function failing(
    conditions: Conditions,
    profile: CustomerProfile | null | undefined,
    currency: string,
  ): string | null {
    const found = personFinding(conditions, profileFacts(profile, currency, clock.now()), 'advocate');
    const { outcome, reason } = outcomeOf([{ code: 'advocate-eligibility', edition: 1, ...found }]);
    return outcome === 'rejected' ? (reason ?? 'advocate-eligibility') : null;
  }

  /** Of somebody who isn't an advocate yet: what was said of them lately will do. Throws when Shopify can't be asked. */
  async function askedRefusal(
    shop: Shop,
    { eligibility, currency }: OfferTerms,
    customerId: string,
  ): Promise<string | null> {
    const conditions = eligibility.advocate;
    if (!conditions) return null;
    const asked = profileQuestion(conditions);
    const question = JSON.stringify([shop.shopId, customerId, asked]);
    return failing(conditions, await ofCustomers(question, () => ask(shop, asked, customerId)), currency);
  }

  return {
    askedRefusal,

    /** The same for the customer themselves, who isn't turned away because Shopify can't be asked. */
    refusalOfCustomer: (shop: Shop, terms: OfferTerms, customerId: string): Promise<string | null> =>
      askedRefusal(shop, terms, customerId).catch((error: unknown) => {
        logger.warn({ shop: shop.domain, error }, 'a customer could not be asked about');
        return null;
      }),

    async refusalOf(shop: Shop, { eligibility, currency }: OfferTerms, advocate: Advocate, maxAgeMs: number) {
      const conditions = eligibility.advocate;
      return conditions ? failing(conditions, await profileOf(shop, advocate, conditions, maxAgeMs), currency) : null;
    },

    /** As a claim takes it: undefined where the offer lets anybody, or nobody can say. */
    async profileFor(shop: Shop, { eligibility }: OfferTerms, advocate: Advocate, maxAgeMs: number) {
      return eligibility.advocate ? profileOf(shop, advocate, eligibility.advocate, maxAgeMs) : undefined;
    },
  };
}

/** As stored; undefined when it can't be read any more. */
function told(stored: unknown): CustomerProfile | null | undefined {
  if (stored === null) return null;
  const read = customerProfileSchema.safeParse(stored);
  return read.success ? read.data : undefined;
}

/** Another version of the programme may ask for what wasn't asked before. */
const tellsAll = (profile: CustomerProfile | null, asked: ProfileQuestion): boolean =>
  profile === null ||
  (['tags', 'segments', 'domains'] as const).every((what) => asked[what].every((name) => name in profile[what]));
