import type { ListedBy } from '../domain/fraud/list-entry.ts';
import { canonicalEmail, canonicalPhone } from '../domain/shared/contact.ts';
import { isUuid, type ListEntryId, type ShopId } from '../domain/shared/ids.ts';
import { entryInForce, isEntryAs, isKnownPerson, isListedAlready, listedBy, loadLists } from '../queries/lists.ts';
import { OWN_TOPICS } from '../usecases/own-events.ts';
import type { Container } from './container.ts';
import { lookUntil } from './look-until.ts';
import { putOwn } from './put-own.server.ts';
import type { Services } from './services.server.ts';

type Listing = Pick<Container, 'lists' | 'listSomebody' | 'liftEntry'>;

const PATIENCE_MS = 3_000;
/** A customer's number, alone or at the end of their address in the admin or of Shopify's own id. */
const CUSTOMER = /^(?:\S*customers?\/)?(\d{1,20})\/?(?:[?#]\S*)?$/i;
const SEARCHED_AS = ['email', 'phone', 'customer'] as const;

/** Whom humans block or allow (V5, V6): typed in clear, kept as a hash. */
export function listingOf(services: Services): Listing {
  const { clock, db } = services;
  const open = (sealed: string) => services.seal.open(sealed);

  /** What somebody is known by, from what was typed; null when it can't be understood. A person's id isn't looked up. */
  function knownAs(by: ListedBy, typed: string, keys: ReturnType<Services['keysOf']>): string | null {
    switch (by) {
      case 'person':
        return isUuid(typed) ? typed : null;
      case 'customer':
        return CUSTOMER.exec(typed)?.[1] ?? null;
      case 'email': {
        const email = canonicalEmail(typed);
        return email.ok ? keys.hashEmail(email.canonical) : null;
      }
      case 'phone': {
        const phone = canonicalPhone(typed, null);
        return phone ? keys.hashPhone(phone) : null;
      }
      default:
        return by satisfies never;
    }
  }

  return {
    async lists(id, filter) {
      const { shopId, keys } = await services.installed(id);
      const { search } = filter;
      const named = SEARCHED_AS.flatMap((by) => {
        const value = knownAs(by, search, keys);
        return value === null ? [] : [{ by, value }];
      });
      return loadLists(db, shopId, filter, search ? named : null, open);
    },

    async listSomebody(id, { list, by, typed, reason }, actor) {
      const { shop, shopId, keys } = await services.installed(id);
      const value = knownAs(by, typed.trim(), keys);
      if (value === null || (by === 'person' && !(await isKnownPerson(db, shopId, value)))) return 'not-understood';
      if (await isListedAlready(db, shopId, { list, by, value })) return 'already';
      const entryId = services.newId();
      const entry = {
        ...{ entryId, list, by, value, reason, actor: actor.name, at: clock.now() },
        labelSealed: by === 'person' ? null : services.seal.seal(typed.trim()),
      };
      await putOwn(services, shop.domain, OWN_TOPICS.listed, [{ eventId: entryId, body: entry }]);
      await services.audit(shopId, actor.name, `list.${list}`, { entryId, by, reason });
      const isMade = await lookUntil(() => isEntryAs(db, shopId, entryId, 'made'), Boolean, PATIENCE_MS, clock);
      return isMade ? 'done' : 'soon';
    },

    async liftEntry(id, entryId, reason, actor) {
      const { shop, shopId } = await services.installed(id);
      const entry = await entryInForce(db, shopId, entryId);
      if (!entry) return 'done';
      const { by, value } = entry;
      const body = { entryId, by, value, reason, actor: actor.name, at: clock.now() };
      await putOwn(services, shop.domain, OWN_TOPICS.unlisted, [{ eventId: entryId, body }]);
      await services.audit(shopId, actor.name, 'list.lifted', { entryId, reason });
      const isLifted = await lookUntil(() => isEntryAs(db, shopId, entryId, 'lifted'), Boolean, PATIENCE_MS, clock);
      return isLifted ? 'done' : 'soon';
    },
  };
}

/** Judges again what an entry concerns: each order, claim or sign-up by a row of its own. */
export async function judgeListed(services: Services, shopId: ShopId, entryId: ListEntryId): Promise<void> {
  const { db, shops } = services;
  const shop = await shops.load(shopId);
  if (!shop) return;
  const subjects = await listedBy(db, shopId, entryId);
  // made and lifted again, an entry is worked off each time; twice does no harm
  const time = services.newId();
  await putOwn(
    services,
    shop.domain,
    OWN_TOPICS.due,
    subjects.map((body) => ({ eventId: `listed:${entryId}:${time}:${body.subject}:${body.subjectId}`, body })),
  );
}
