import type { ShopId } from '../domain/shared/ids.ts';
import { dayInZone } from '../domain/shared/time.ts';
import { nearestLocale } from '../i18n/translator.ts';
import { inForce, type StoredProgram } from '../persistence/programs.server.ts';
import { isBlocked } from '../queries/lists.ts';
import { loadCustomerStory } from '../queries/story.ts';
import { loadUsableCodes } from '../queries/usable-codes.ts';
import type { ShopView, TillCustomer, TillStanding } from '../queries/views.ts';
import { ShopifyCallError } from '../shopify/call-errors.ts';
import { advocateStandingOf } from './advocate-standing.server.ts';
import { behindCodeOf } from './behind-code.server.ts';
import type { Container } from './container.ts';
import { enrollingOf } from './enrolling.server.ts';
import { pilotPlacesOf } from './pilot-places.server.ts';
import type { Services } from './services.server.ts';

/** What Shopify said of an advocate so long ago will do while they stand at the till. */
const A_MOMENT_MS = 5 * 60_000;
/** As long as a first name may be on a claim form. */
const LONGEST_NAME = 60;

type Till = Pick<Container, 'tillCustomer' | 'tillInvitation' | 'claimAtTill' | 'enrolAtTill' | 'mailLinkFromTill'>;
type Rest = {
  readonly claim: Container['claim'];
  /** guessing codes is limited at the till, too */
  readonly allowVisit: (shopId: string, who: string) => Promise<boolean>;
};

/** Of whom isn't an advocate yet, the programme they would be one of. */
type Found =
  | Exclude<TillStanding, { state: 'open' }>
  | (Extract<TillStanding, { state: 'open' }> & { program: StoredProgram });

/** What staff do at the till for whoever stands there (S6). In their customer's name, so it is put on record (T3). */
export function tillOf(services: Services, { claim, allowVisit }: Rest): Till {
  const { clock, db, logger, people, programs, seal } = services;
  const open = (sealed: string) => seal.open(sealed);
  const standing = advocateStandingOf(services);
  const { detailsOf, enrol, traitsOf } = enrollingOf(services);
  const behindCode = behindCodeOf(services);
  const places = pilotPlacesOf(services);

  /** What is told of a customer besides hangs on nobody: a silent Shopify leaves only this open. */
  async function standingOf(view: ShopView, customerId: string): Promise<Found> {
    try {
      return await askedStanding(view, customerId);
    } catch (error) {
      if (!(error instanceof ShopifyCallError)) throw error;
      logger.warn({ shop: view.domain, error }, 'whether a customer may invite could not be asked');
      return { state: 'unasked' };
    }
  }

  async function askedStanding(view: ShopView, customerId: string): Promise<Found> {
    const { shop } = await services.installed(view.shopId);
    const shopId = shop.shopId as ShopId;
    const program = await programs.load(shopId);
    if (program?.status !== 'live') return { state: 'closed' };
    const known = await people.advocateOfCustomer(shopId, program.id, customerId);
    const placed = { ...shop, shopId, keys: services.keysOf(shop) };
    const theirs = known
      ? await places.ofAdvocate(placed, program, known)
      : await places.ofCustomer(placed, program, customerId);
    const offer = inForce(program, clock.now(), { ...(known && { advocateId: known.id }), pilots: theirs });
    if (!offer) return { state: 'not-open-yet' };
    if (known && (await isBlocked(db, shopId, known.personId))) return { state: 'blocked' };
    const reason = known
      ? await standing.refusalOf(shop, offer.terms, known, A_MOMENT_MS)
      : await standing.askedRefusal(shop, offer.terms, customerId);
    if (reason) return { state: 'not-eligible', reason };
    return known
      ? { state: 'enrolled' }
      : { state: 'open', terms: offer.terms, until: offer.until?.toISOString() ?? null, program };
  }

  async function customerOf(view: ShopView, customerId: string, found: Found | Promise<Found>): Promise<TillCustomer> {
    const shopId = view.shopId as ShopId;
    const [standing, story, codes] = await Promise.all([
      found,
      loadCustomerStory(db, shopId, customerId, open),
      loadUsableCodes(db, shopId, customerId, clock.now()),
    ]);
    return { shop: view, standing, story, codes };
  }

  return {
    tillCustomer: (view, customerId) => customerOf(view, customerId, standingOf(view, customerId)),

    async tillInvitation(view, { code, customerId }, actor) {
      const isAllowed = await allowVisit(view.shopId, `staff ${actor.userId}`);
      if (!isAllowed) return { state: 'closed', shop: view };
      const landing = await behindCode(view, code);
      if (landing.state === 'open') {
        // never the code, which may be a name its advocate chose: what is recorded here is kept when they are erased
        const { shopId, keys } = await services.installed(view.shopId);
        const advocateId = keys.openVisit(landing.visitToken)?.advocateId;
        const attached = { ...(advocateId && { advocateId }), ...(customerId && { customerId }) };
        await services.audit(shopId, actor.name, 'invitation.attached', attached);
      }
      return landing;
    },

    async enrolAtTill(view, customerId, actor) {
      const found = await standingOf(view, customerId);
      const { shop } = await services.installed(view.shopId);
      const customer = found.state === 'open' ? await detailsOf(shop, customerId) : null;
      if (found.state !== 'open' || !customer) return customerOf(view, customerId, found);
      const advocate = await enrol(shop, found.program.id, customerId, customer);
      const placed = { ...shop, shopId: shop.shopId as ShopId, keys: services.keysOf(shop) };
      await places.ofAdvocate(placed, found.program, advocate);
      await services.audit(placed.shopId, actor.name, 'advocate.enrolled', { customerId, code: advocate.code });
      return customerOf(view, customerId, await standingOf(view, customerId));
    },

    async mailLinkFromTill(view, customerId, actor) {
      const { shop } = await services.installed(view.shopId);
      const shopId = shop.shopId as ShopId;
      const program = await programs.load(shopId);
      const advocate = program && (await people.advocateOfCustomer(shopId, program.id, customerId));
      if (!advocate || (await standingOf(view, customerId)).state !== 'enrolled') return 'none';
      // they may have changed it since they were enrolled: the mail goes to what Shopify has of them now
      const customer = await detailsOf(shop, customerId);
      if (!traitsOf(shop, customer).email) return 'noAddress';
      await enrol(shop, program.id, customerId, customer);
      const person = await people.person(shopId, advocate.personId);
      if (!person?.emailSealed) return 'noAddress';
      const now = clock.now();
      const isQueued = await services.messages.queueLink(
        shopId,
        {
          id: services.newId(),
          advocateId: advocate.id,
          personId: advocate.personId,
          locale: person.locale ?? view.locale,
          day: dayInZone(now, shop.timeZone),
        },
        now,
      );
      if (!isQueued) return 'today';
      await services.audit(shopId, actor.name, 'link.mailed', { customerId });
      return 'sent';
    },

    async claimAtTill(view, { visitToken, customerId }, actor) {
      const { shop } = await services.installed(view.shopId);
      const customer = await detailsOf(shop, customerId);
      const email = customer?.defaultEmailAddress?.emailAddress;
      if (!customer || !email) return { state: 'no-address' };
      const answer = await claim(view, {
        visitToken,
        email,
        firstName: (customer.firstName ?? '').slice(0, LONGEST_NAME),
        locale: nearestLocale(customer.locale),
        // the network is the shop's own, and whoever stands at the till isn't logged in anywhere
        ip: null,
        userAgent: null,
        customerId: null,
        staff: actor.userId,
      });
      if ('claimToken' in answer)
        await services.audit(shop.shopId as ShopId, actor.name, 'welcome.claimed', { customerId });
      return answer;
    },
  };
}
