import type { PromotionPlace } from '../domain/attribution/promotion-place.ts';
import type { OfferTerms } from '../domain/program/offer.ts';
import { canonicalEmail } from '../domain/shared/contact.ts';
import { idInGid, type ShopId } from '../domain/shared/ids.ts';
import { inForce } from '../persistence/programs.server.ts';
import { spaceLinkRows } from '../persistence/space-links.server.ts';
import { isBlocked } from '../queries/lists.ts';
import type { ShopView } from '../queries/views.ts';
import { CustomerByEmailDocument } from '../shopify/generated/graphql.ts';
import { askSpaceLink } from '../usecases/ask-space-link.ts';
import { advocateStandingOf } from './advocate-standing.server.ts';
import type { Container } from './container.ts';
import { enrollingOf } from './enrolling.server.ts';
import { isOpenNow } from './is-open.ts';
import { pilotPlacesOf } from './pilot-places.server.ts';
import type { Services } from './services.server.ts';

type StoredShop = NonNullable<Awaited<ReturnType<Services['shops']['load']>>>;
type Rest = {
  readonly advocateSpace: Container['advocateSpace'];
  readonly allowAsk: (shopId: string, ip: string) => Promise<boolean>;
  /** does it after the answer */
  readonly soon: (work: () => Promise<void>) => void;
};

/** Customers who aren't logged in: a signed link by e-mail leads to their page (S10). */
export function guestsOf(
  services: Services,
  { advocateSpace, allowAsk, soon }: Rest,
): Pick<Container, 'askSpaceLink' | 'guestSpace' | 'guestOf'> {
  const { clock, db, people, programs, shops, seal } = services;
  const links = spaceLinkRows(db);
  const standing = advocateStandingOf(services);
  const { detailsOf, traitsOf } = enrollingOf(services);
  const places = pilotPlacesOf(services);

  /**
   * Writes to the customer with this address, where there is one who may invite. Anybody can type it: they become an
   * advocate, with all that goes with it, when the link is opened.
   */
  async function send(
    view: ShopView,
    email: { canonical: string; display: string },
    locale: 'fr' | 'en',
    from: PromotionPlace | null,
  ) {
    const { customerByIdentifier: customer } = await services
      .clientFor(view.domain)
      .request(CustomerByEmailDocument, { email: email.display, wantsProfile: false });
    if (!customer) return;
    const { shop, shopId, keys } = await services.installed(view.shopId);
    const placed = { ...shop, shopId, keys };
    const customerId = idInGid(customer.id);
    const program = await programs.load(placed.shopId);
    if (program?.status !== 'live') return;
    const advocate = await people.advocateOfCustomer(placed.shopId, program.id, customerId);
    const foreseen = await places.foreseen(placed, program, customerId, advocate);
    const offer = inForce(program, clock.now(), { ...(advocate && { advocateId: advocate.id }), pilots: foreseen });
    if (!offer) return;
    const reader = advocate
      ? await knownReader(placed.shopId, advocate.personId)
      : await newReader(placed, offer.terms, customerId);
    // mail goes to the address we hold or Shopify does: it must be the one that was typed
    if (reader?.email?.canonical !== email.canonical || (await isBlocked(db, placed.shopId, reader.personId))) return;
    await links.queue(placed.shopId, { ...reader, from }, locale, clock.now());
  }

  async function knownReader(shopId: ShopId, personId: string) {
    const person = await people.person(shopId, personId);
    const email = person?.emailSealed ? canonicalEmail(seal.open(person.emailSealed)) : null;
    return person && { personId: person.id, email: email?.ok ? email : null, addressSealed: null };
  }

  /** Null for who may not invite. */
  async function newReader(shop: StoredShop & { shopId: ShopId }, terms: OfferTerms, customerId: string) {
    if (await standing.refusalOfCustomer(shop, terms, customerId)) return null;
    const { email, ...hashes } = traitsOf(shop, await detailsOf(shop, customerId));
    if (!email) return null;
    const personId = await people.meet(shop.shopId, { customerId, ...hashes }, clock.now());
    return { personId, email, addressSealed: seal.seal(email.display) };
  }

  async function guestOf(view: ShopView, token: string): Promise<string | null> {
    const shop = await shops.load(view.shopId as ShopId);
    const opened = shop && services.keysOf(shop).openSpace(token, clock.now());
    return opened ? people.customerOf(view.shopId as ShopId, opened.personId) : null;
  }

  return {
    guestOf,

    askSpaceLink: (view, input) =>
      askSpaceLink(
        {
          allow: (ip) => allowAsk(view.shopId, ip),
          isOpen: async () => isOpenNow(await programs.load(view.shopId as ShopId), clock.now()),
          sendSoon: (email, locale) =>
            soon(() =>
              send(view, email, locale, input.from ?? null).catch((error: unknown) =>
                services.logger.warn({ shop: view.domain, error }, 'a link to a page could not be sent'),
              ),
            ),
        },
        input,
      ),

    async guestSpace(view, token, from, before) {
      const customerId = await guestOf(view, token);
      return customerId === null ? null : advocateSpace(view, customerId, from, before);
    },
  };
}
