import type { ShopKeys } from '../config/shop-keys.server.ts';
import { pilotsAt } from '../domain/program/offer-in-force.ts';
import { isDrawn, type Pilot, type PilotPlaces, pilotPlacesSchema } from '../domain/program/pilot.ts';
import { customerGid, type ShopId } from '../domain/shared/ids.ts';
import { isDuring } from '../domain/shared/period.ts';
import type { StoredProgram } from '../persistence/programs.server.ts';
import { CustomerEligibilityDocument } from '../shopify/generated/graphql.ts';
import type { Services } from './services.server.ts';

type Shop = { readonly shopId: ShopId; readonly domain: string; readonly keys: ShopKeys };
type Advocate = { readonly id: string; readonly personId: string; readonly pilots: unknown };

/** The pilot that is on, if one is. */
export const pilotOn = (program: StoredProgram | null, now: Date): Pilot | null =>
  pilotsAt(program?.pilots ?? [], now).find(({ pilot }) => isDuring(now, pilot))?.pilot ?? null;

/** Who is in a pilot (P12): decided when an advocate is met first, then kept. */
export function pilotPlacesOf({ clientFor, clock, logger, people, pilots }: Services) {
  /** Undefined when Shopify can't be asked now: then nothing is decided yet. */
  async function isIn({ domain, keys }: Shop, pilot: Pilot, customerId: string): Promise<boolean | undefined> {
    const { audience, pilotId } = pilot;
    if (audience.kind === 'share') return isDrawn(audience.percent, keys.lotOf(pilotId, customerId));
    const segmentId = `gid://shopify/Segment/${audience.segmentId}`;
    try {
      const { segments } = await clientFor(domain).request(CustomerEligibilityDocument, {
        id: customerGid(customerId),
        segmentIds: [segmentId],
        wantsSegments: true,
      });
      return segments?.memberships.some((one) => one.segmentId === segmentId && one.isMember) ?? false;
    } catch (error) {
      logger.warn({ shop: domain, error }, 'a pilot’s segment could not be asked about');
      return undefined;
    }
  }

  /** Where somebody would stand who isn't an advocate yet: nothing is kept of who stays outside. */
  async function ofCustomer(shop: Shop, program: StoredProgram | null, customerId: string): Promise<PilotPlaces> {
    const now = clock.now();
    const pilot = pilotOn(program, now);
    const found = pilot && (await isIn(shop, pilot, customerId));
    return pilot && typeof found === 'boolean' ? { [pilot.pilotId]: { isIn: found, since: now, visitsBefore: 0 } } : {};
  }

  return {
    ofCustomer,

    /** Where an advocate stands or would stand: nothing is decided by somebody else's asking. */
    foreseen: async (shop: Shop, program: StoredProgram | null, customerId: string, advocate: Advocate | null) => ({
      ...(await ofCustomer(shop, program, customerId)),
      ...(advocate && pilotPlacesSchema.parse(advocate.pilots)),
    }),

    /** An advocate's places, the one in the pilot that is on among them. */
    async ofAdvocate(shop: Shop, program: StoredProgram | null, advocate: Advocate): Promise<PilotPlaces> {
      const now = clock.now();
      const known = pilotPlacesSchema.parse(advocate.pilots);
      const pilot = pilotOn(program, now);
      if (!pilot || known[pilot.pilotId]) return known;
      const customerId = await people.customerOf(shop.shopId, advocate.personId);
      const found = await isIn(shop, pilot, customerId ?? advocate.id);
      return typeof found === 'boolean'
        ? pilots.keepPlace(shop.shopId, advocate.id, pilot.pilotId, { isIn: found, since: now })
        : known;
    },
  };
}
