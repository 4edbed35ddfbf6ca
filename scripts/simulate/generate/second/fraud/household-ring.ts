import { daysLater, MINUTE } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import { comeBack } from '../honest.ts';
import { drawHouseholdNear, type Human } from '../people.ts';
import { type Actor, ordinaryAftermath, pastOrders, type Story } from '../story.ts';
import { buyUnderMask, type Craft, drawMask } from './craft.ts';

const CRAFTS: Readonly<Record<Craft, number>> = { lazy: 35, ordinary: 45, careful: 20 };

/**
 * Two to four humans of a home (a third: of two homes, neighbours or colleagues) with invented housemates between them:
 * each who was recommended joins and recommends the next, a third of the rings closing on the first. Assumed: 35 % lazy
 * (one address, one line, all in a week), 45 % ordinary (spread over weeks, spellings vary), 20 % careful (several
 * addresses, phone lines, weeks between). Real members use their own name, mailbox and machines; the invented ones are
 * masks of whoever invented them. They buy what they would have bought, and keep it.
 */
export function tellHouseholdRing(story: Story, joinAt: number, size: number): Actor {
  const { chance } = story;
  const craft = chance.weighted(CRAFTS);
  const humans = drawMembers(story, Math.min(1 + chance.int(1, 3), size + 1));
  const first = story.newcomer(humans[0]!, joinAt);
  if (chance.happens(0.6)) pastOrders(story, first, joinAt);
  story.join(first, joinAt);
  const isClosed = size >= 3 && chance.happens(0.33);
  const members = [first];
  let from = joinAt;
  let giver = first;
  for (let i = 0; i < size; i++) {
    const closes = isClosed && i === size - 1;
    const friend = closes ? first : drawMember(story, humans, i + 1, craft, from);
    const of = story.recommend(giver, friend, 'household-ring', craft);
    const order = buyUnderMask(story, of, craft, from, friend.human);
    ordinaryAftermath(story, friend, order);
    if (closes || i === size - 1) break;
    // A chain mostly; now and then somebody earlier recommends a second time.
    const joinedAt = order.at + chance.int(2, 90) * MINUTE;
    story.join(friend, joinedAt);
    members.push(friend);
    const repeats = i < size - 2 && chance.happens(0.25);
    giver = repeats ? chance.pick(members) : friend;
    from = daysLater(chance, joinedAt, pause(chance, craft));
  }
  comeBack(story, first, from, 0.6);
  return first;
}

function drawMembers(story: Story, count: number): Human[] {
  const { chance } = story;
  const { population } = story.shop;
  const head = population.human(chance);
  const other = drawHouseholdNear(chance, head.household.address);
  const isApart = chance.happens(0.33);
  const rest = Array.from({ length: count - 1 }, () =>
    population.human(chance, {
      household: isApart && chance.happens(0.5) ? other : head.household,
      ...(chance.happens(0.45) && { lastName: head.lastName }),
      ...(chance.happens(0.35) && { computer: head.computer }),
    }),
  );
  return [head, ...rest];
}

/** The real ones first, then masks of one of them. */
function drawMember(story: Story, humans: readonly Human[], number: number, craft: Craft, at: number): Actor {
  const real = humans[number];
  if (real) return story.identity(real, at);
  const inventor = story.chance.pick(humans);
  return story.identity(inventor, at, drawMask(story, inventor, craft, at));
}

function pause(chance: Chance, craft: Craft): number {
  if (craft === 'lazy') return chance.exponential(0.8);
  return craft === 'ordinary' ? chance.exponential(6) : 3 + chance.exponential(12);
}
