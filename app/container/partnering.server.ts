import { namedInGifts } from '../domain/program/named-in-shopify.ts';
import { canonicalEmail } from '../domain/shared/contact.ts';
import { idInGid, type ShopId } from '../domain/shared/ids.ts';
import { dayInZone } from '../domain/shared/time.ts';
import { loadPartnerPage, loadPartners } from '../queries/partners.ts';
import { CustomerByEmailDocument } from '../shopify/generated/graphql.ts';
import { OWN_TOPICS } from '../usecases/own-events.ts';
import { asPartnerProblem, drawAgreement, readPartner, readPost } from '../usecases/read-partner.ts';
import type { Container } from './container.ts';
import { enrollingOf } from './enrolling.server.ts';
import { namedInShopifyOf } from './named-in-shopify.server.ts';
import { putOwn } from './put-own.server.ts';
import type { Services } from './services.server.ts';

type Partnering = Pick<
  Container,
  'partners' | 'partner' | 'agreeWithPartner' | 'endAgreement' | 'enterPost' | 'decidePost'
>;
type Installed = Awaited<ReturnType<Services['installed']>>['shop'];
type FoundAdvocate = { advocateId: string } | { problem: 'malformed' | 'no-customer' };

/** Partners and influencers: agreements, and what they publish for a fee (P14). */
export function partneringOf(services: Services): Partnering {
  const { clock, db, newId, partnerPosts, partners, programs, seal } = services;
  const open = (sealed: string) => seal.open(sealed);
  const { advocateOf } = enrollingOf(services);
  const named = namedInShopifyOf(services);

  /** The customer behind an address, as an advocate of the programme; enrolled when they aren't one yet. */
  async function advocateByEmail(shop: Installed, typed: string): Promise<FoundAdvocate> {
    const email = canonicalEmail(typed);
    if (!email.ok) return { problem: 'malformed' };
    const program = await programs.load(shop.shopId as ShopId);
    const { customerByIdentifier: customer } = await services
      .clientFor(shop.domain)
      .request(CustomerByEmailDocument, { email: email.display, wantsProfile: false });
    if (!customer || !program) return { problem: 'no-customer' };
    const customerId = idInGid(customer.id);
    return { advocateId: (await advocateOf(shop, program.id, customerId)).id };
  }

  return {
    partners: (shopId) => loadPartners(db, shopId as ShopId, open, clock.now()),
    partner: (shopId, partnerId) => loadPartnerPage(db, shopId as ShopId, partnerId, open, clock.now()),

    async agreeWithPartner(id, { partnerId, email, seen, typed }, actor) {
      const { shop, shopId } = await services.installed(id);
      const read = readPartner(typed);
      if (!read.ok) return read;
      const { value } = read;
      const gone = await named.goneProblems(
        shopId,
        namedInGifts({ welcome: value.welcome, firstPurchase: { advocate: null, friend: null } }),
      );
      if (gone.length > 0) return { ok: false, problems: gone };
      const known = partnerId === null ? null : await partners.advocateOf(shopId, partnerId);
      if (partnerId !== null && known === null) return { ok: false, conflict: true };
      const found = known === null ? await advocateByEmail(shop, email ?? '') : { advocateId: known };
      if ('problem' in found) return { ok: false, problems: [{ field: 'email', problem: found.problem, values: {} }] };
      const ids = { partnerId: partnerId ?? newId(), advocateId: found.advocateId };
      const { kind, name, disclosure } = value;
      const answer = await partners.agree(
        shopId,
        {
          ...ids,
          seen,
          looks: { kind, nameSealed: seal.seal(name), disclosure },
          draw: (before, now) => drawAgreement(ids, value, { known: before, now, timeZone: shop.timeZone }),
        },
        actor.name,
        clock.now(),
      );
      if ('problems' in answer) return { ok: false, problems: answer.problems.map(asPartnerProblem) };
      if ('isPartner' in answer)
        return { ok: false, problems: [{ field: 'email', problem: 'is-partner', values: {} }] };
      return answer;
    },

    endAgreement: (shopId, { partnerId, seen }, actor) =>
      partners.end(shopId as ShopId, partnerId, seen, actor.name, clock.now()),

    async enterPost(id, { partnerId, typed }, actor) {
      const { timeZone } = (await services.installed(id)).shop;
      const read = readPost(typed, dayInZone(clock.now(), timeZone));
      if (!read.ok) return read;
      const isEntered = await partnerPosts.enter(id as ShopId, { partnerId, ...read.value }, actor.name, clock.now());
      return isEntered ? { ok: true } : { ok: false, conflict: true };
    },

    decidePost: (shopId, decision, actor) => partnerPosts.decide(shopId as ShopId, decision, actor.name, clock.now()),
  };
}

/** Tells the judge of an approved post's fee; heard of twice it is one. */
export async function oweFee(services: Services, shopId: ShopId, postId: string): Promise<void> {
  const shop = await services.shops.load(shopId);
  const fee = await services.partnerPosts.owed(shopId, postId);
  if (shop && fee)
    await putOwn(services, shop.domain, OWN_TOPICS.feeApproved, [
      { eventId: `fee:${postId}`, body: fee, triggeredAt: fee.at },
    ]);
}
