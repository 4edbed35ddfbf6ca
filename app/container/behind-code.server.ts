import { advocateLink, asCode } from '../domain/attribution/advocate-code.ts';
import { codeIn } from '../domain/attribution/advocate-name.ts';
import { isPreviewProgram } from '../domain/attribution/preview-program.ts';
import type { ShareChannel } from '../domain/attribution/share-channel.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { inForce, type StoredProgram } from '../persistence/programs.server.ts';
import { isBlocked } from '../queries/lists.ts';
import { nameOf } from '../queries/shop-view.ts';
import type { LandingView, ShopView } from '../queries/views.ts';
import { advocateStandingOf } from './advocate-standing.server.ts';
import { disclosureOf } from './disclosing.server.ts';
import { enrollingOf } from './enrolling.server.ts';
import { pilotPlacesOf } from './pilot-places.server.ts';
import type { Services } from './services.server.ts';

type Shop = NonNullable<Awaited<ReturnType<Services['shops']['load']>>> & {
  readonly shopId: ShopId;
  readonly keys: ReturnType<Services['keysOf']>;
};

const A_DAY_MS = 24 * 3_600_000;

/** What stands behind an advocate's code. An open invitation is counted and stamped with the offer of the moment (V1). */
export function behindCodeOf(services: Services) {
  const { clock, db, people, programs, seal } = services;
  const standing = advocateStandingOf(services);
  const { advocateOf } = enrollingOf(services);
  const places = pilotPlacesOf(services);

  /** An advocate of an archived programme in the current one: enrolled at first sight, if they may be at all. */
  async function currentOf(
    shop: Shop,
    program: StoredProgram,
    { personId: known }: { personId: string },
  ): Promise<Awaited<ReturnType<typeof advocateOf>> | 'closed' | 'unavailable'> {
    const personId = await people.personNow(shop.shopId, known);
    const customerId = await people.customerOf(shop.shopId, personId);
    if (customerId === null) return 'closed';
    const current = await people.advocateOfCustomer(shop.shopId, program.id, customerId);
    if (current) return current;
    const offer = inForce(program, clock.now(), { pilots: await places.ofCustomer(shop, program, customerId) });
    if (!offer || (await isBlocked(db, shop.shopId, personId))) return 'closed';
    if (await standing.refusalOfCustomer(shop, offer.terms, customerId)) return 'unavailable';
    return advocateOf(shop, program.id, customerId);
  }

  return async (
    view: ShopView,
    code: string,
    userAgent: string | null = null,
    via: ShareChannel | null = null,
  ): Promise<LandingView> => {
    const { shop, shopId, keys } = await services.installed(view.shopId);
    const now = clock.now();
    const program = await programs.load(shopId);
    const known = await people.advocateByCode(shopId, asCode(codeIn(code)));
    // an unknown code and a paused programme look the same from outside
    if (program?.status !== 'live' || !known) return { state: 'closed', shop: view };

    // links outlive the programme they were made under: the same customer, as an advocate of the current one
    const advocate =
      known.programId === program.id ? known : await currentOf({ ...shop, shopId, keys }, program, known);
    if (typeof advocate === 'string') return { state: advocate, shop: view };
    const theirs = await places.ofAdvocate({ ...shop, shopId, keys }, program, advocate);
    const offer = inForce(program, now, { advocateId: advocate.id, pilots: theirs });
    if (!offer) return { state: 'closed', shop: view };
    // a closed link looks like an unknown one to whoever follows it; its advocate reads why in their space
    if (await isBlocked(db, shopId, advocate.personId)) return { state: 'closed', shop: view };
    if (await standing.refusalOf(shop, offer.terms, advocate, A_DAY_MS)) return { state: 'unavailable', shop: view };

    const person = await people.person(shopId, advocate.personId);
    const isPreview = isPreviewProgram(userAgent);
    if (!isPreview) await people.count(shopId, advocate, 'visits', shop.timeZone, now, via);
    return {
      state: 'open',
      shop: view,
      advocateFirstName: nameOf(person, (sealed) => seal.open(sealed)),
      terms: offer.terms,
      until: offer.friendUntil?.toISOString() ?? null,
      ownVersion: offer.pilot || offer.partner ? offer.versionNumber : null,
      disclosure: await disclosureOf(services, shopId, offer.partner),
      previewOf: isPreview ? advocateLink(shop.storefrontUrl, advocate.code) : null,
      visitToken: keys.signVisit({
        invitationId: services.newId(),
        advocateId: advocate.id,
        versionId: offer.id,
        issuedAt: now,
      }),
    };
  };
}
