import { MOST_OF_A_TRACE } from '../fraud/sightings.ts';
import type { PersonId } from '../shared/ids.ts';
import type { OrderFacts } from '../verdict/facts.ts';
import type { World } from './world.ts';

/** A phone that too many people gave (the shop's own at the till, a marketplace's, 0600000000) is nobody's. */
export const withoutCrowdedPhone = ({ crowdedPhones }: World, facts: OrderFacts): OrderFacts =>
  facts.phoneHash && crowdedPhones.has(facts.phoneHash) ? { ...facts, phoneHash: null } : facts;

/** Whom a phone leads to: nobody once it is crowded. Only whoever crowds it is told of all, since it ends for them, too. */
export function sharersOf({ orders, crowdedPhones }: World, phoneHash: string | null): Set<PersonId> {
  const sharers = new Set<PersonId>();
  if (!phoneHash || crowdedPhones.has(phoneHash)) return sharers;
  for (const { facts, personId } of orders.values()) if (facts.phoneHash === phoneHash) sharers.add(personId);
  if (sharers.size > MOST_OF_A_TRACE) crowdedPhones.add(phoneHash);
  return sharers;
}
