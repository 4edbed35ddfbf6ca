import { daysLater } from '../calendar.ts';
import { comeBack } from '../honest.ts';
import { type Actor, ordinaryAftermath, type Story } from '../story.ts';
import { buyUnderMask, type Craft, drawMask, openAdvocate } from './craft.ts';

const CRAFTS: Readonly<Record<Craft, number>> = { lazy: 42, ordinary: 40, careful: 18 };

/**
 * Somebody recommends themself. Assumed: 42 % lazy (same home, same machine, twin mailbox, within the hour), 40 %
 * ordinary (the partner's name, another mailbox, the address typed otherwise, the other machine), 18 % careful (invented
 * name, VPN or phone line, a parcel counter or the parents' address, days of patience). Most are customers who found the
 * programme; who succeeded does it again after some weeks. The goods are wanted: hardly more is sent back than by honest
 * people, and the reward is spent by half.
 */
export function tellSelfReferral(story: Story, joinAt: number, size: number): Actor {
  const { chance } = story;
  const craft = chance.weighted(CRAFTS);
  const advocate = openAdvocate(story, joinAt, 0.7);
  let from = joinAt;
  for (let i = 0; i < size; i++) {
    const friend = story.identity(advocate.human, from, drawMask(story, advocate.human, craft, from));
    const of = story.recommend(advocate, friend, 'self-referral', craft);
    ordinaryAftermath(story, friend, buyUnderMask(story, of, craft, from, advocate.human));
    from = daysLater(chance, from, craft === 'lazy' ? chance.between(0.1, 25) : chance.between(12, 50));
  }
  comeBack(story, advocate, joinAt, 0.5);
  return advocate;
}
