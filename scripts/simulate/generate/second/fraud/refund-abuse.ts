import { daysLater } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import { deviceAt, drawHousehold, drawHouseholdNear } from '../people.ts';
import { type Actor, drawBasket, drawBringing, type Story } from '../story.ts';
import { type Craft, claimUnderMask, drawDevice, drawMask, drawPace, openAdvocate } from './craft.ts';

const CRAFTS: Readonly<Record<Craft, number>> = { lazy: 34, ordinary: 42, careful: 24 };
/** Who never gets round to sending back what they meant to. */
const KEPT = 0.14;

/**
 * The reward is taken, the goods go back. Assumed: 34 % lazy (the advocate's own masks, sent back within days), 42 %
 * ordinary (half masks, half real accomplices; sent back whenever, often after the reward), 24 % careful (real
 * accomplices with their own homes and machines, sent back just after the waiting period within the month that the law or
 * the shop gives). One in six has the bank take the money back instead; one in five returns all but a trifle. About one
 * in seven keeps the goods. It goes on, at the pace of the returns, and the advocate has mostly returned things before.
 */
export function tellRefundAbuse(story: Story, joinAt: number, size: number): Actor {
  const { chance } = story;
  const craft = chance.weighted(CRAFTS);
  const advocate = openAdvocate(story, joinAt, 0.6);
  const accomplices = { lazy: 0.15, ordinary: 0.5, careful: 0.92 }[craft];
  let from = daysLater(chance, joinAt, chance.exponential(2));
  for (let i = 0; i < size; i++) {
    buyAndReturn(story, advocate, craft, from, chance.happens(accomplices));
    from = daysLater(chance, from, chance.exponential(craft === 'lazy' ? 4 : 11));
  }
  return advocate;
}

function buyAndReturn(story: Story, advocate: Actor, craft: Craft, from: number, isAccomplice: boolean): void {
  const { chance } = story;
  const friend = isAccomplice
    ? drawAccomplice(story, advocate, from)
    : story.identity(advocate.human, from, drawMask(story, advocate.human, craft, from));
  const of = story.recommend(advocate, friend, 'refund-abuse', craft);
  // Now and then the advocate orders for the accomplice, on the advocate's machine.
  const isByAdvocate = !isAccomplice || chance.happens(0.2);
  const device = (at: number) =>
    isByAdvocate ? drawDevice(chance, advocate.human, craft, at) : deviceAt(chance, friend.human, at);
  const { claimAt, orderAt } = drawPace(chance, craft, from);
  claimUnderMask(story, of, claimAt, device(claimAt));
  const order = story.order({
    at: orderAt,
    buyer: friend,
    recommendation: of,
    cents: drawBasket(chance, chance.happens(0.5) ? 90 : 48),
    brings: drawBringing(chance),
    device: device(orderAt),
    risk: chance.weighted({ none: 24, low: 60, medium: 12, high: 4 }),
  });
  if (chance.happens(KEPT)) return;
  const backAt = daysLater(chance, orderAt, drawReturn(chance, craft));
  const way = chance.weighted({ whole: 64, nearly: 20, bank: 16 });
  const share = way === 'nearly' ? chance.between(0.75, 0.95) : undefined;
  if (way === 'bank') story.chargeback(order, daysLater(chance, orderAt, chance.between(12, 50)), 0.7);
  else story.refund(order, backAt, share && Math.floor(order.cents * share));
}

function drawAccomplice(story: Story, advocate: Actor, at: number): Actor {
  const { chance } = story;
  const near = advocate.human.household.address;
  const household = chance.happens(0.6) ? drawHouseholdNear(chance, near) : drawHousehold(chance, 'FR');
  const sharesHome = chance.happens(0.12);
  const human = story.shop.population.human(chance, { household: sharesHome ? advocate.human.household : household });
  return story.identity(human, at);
}

function drawReturn(chance: Chance, craft: Craft): number {
  if (craft === 'lazy') return chance.between(2, 13);
  return craft === 'ordinary' ? chance.between(5, 30) : chance.between(14.5, 30);
}
