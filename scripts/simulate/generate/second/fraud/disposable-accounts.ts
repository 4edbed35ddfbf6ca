import { DAY, daysLater, minutesLater } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import { disposable, openedForIt, twinOf } from '../mailboxes.ts';
import { drawPhoneNumber, type Human } from '../people.ts';
import { type Actor, drawBringing, type Story } from '../story.ts';
import { type Craft, claimUnderMask, drawDevice, drawOtherAddress, drawOtherName, openAdvocate } from './craft.ts';

const CRAFTS: Readonly<Record<Craft, number>> = { lazy: 38, ordinary: 40, careful: 22 };
/** Accounts whose code is never used: opened in stock, or given up. */
const UNUSED: Readonly<Record<Craft, number>> = { lazy: 0.4, ordinary: 0.25, careful: 0.12 };

/**
 * One human, many accounts, in sittings of several. Assumed: 38 % lazy (throw-away mailboxes or a row of plus-tags and
 * figures, one machine, one address, minutes apart, nearly half never used), 40 % ordinary (mailboxes opened for it, no
 * phone, a VPN or the phone's line now and then, the address respelt), 22 % careful (a mailbox and name that fit each
 * other, an own domain that catches all, another counter or address, one or two a week). Baskets are small: the welcome
 * offer is the point. A fifth of the advocates are themselves made for it. What is bought arrives somewhere: two or three
 * places in the end.
 */
export function tellDisposableAccounts(story: Story, joinAt: number, size: number): Actor {
  const { chance } = story;
  const craft = chance.weighted(CRAFTS);
  const advocate = openAdvocate(story, joinAt, 0.45);
  const { human } = advocate;
  const drops = Array.from({ length: craft === 'lazy' ? 1 : chance.int(2, 4) }, () =>
    drawOtherAddress(chance, human, craft),
  );
  const mailbox = mailboxes(story, human, craft);
  const typed = chance.lognormal(38, 0.25);
  let at = daysLater(chance, joinAt, craft === 'lazy' ? 0.02 : chance.exponential(3));
  for (let i = 0; i < size; i++) {
    const name = drawOtherName(chance, human, chance.happens(0.7) ? 'careful' : craft);
    const friend = story.identity(human, at, {
      ...name,
      email: mailbox(name, i),
      phone: drawPhone(chance, human, craft),
      address: chance.happens(0.75) ? chance.pick(drops) : drawOtherAddress(chance, human, craft),
      device: drawDevice(chance, human, craft, at),
    });
    spendAccount(story, advocate, friend, craft, at, typed);
    at = nextSitting(chance, craft, at);
  }
  return advocate;
}

function spendAccount(story: Story, advocate: Actor, friend: Actor, craft: Craft, at: number, median: number): void {
  const { chance } = story;
  const of = story.recommend(advocate, friend, 'disposable-accounts', craft);
  const claimAt = minutesLater(chance, at, 2, 6);
  const session = drawDevice(chance, advocate.human, craft, claimAt);
  claimUnderMask(story, of, claimAt, session);
  if (chance.happens(UNUSED[craft])) return;
  const isAtOnce = chance.happens(craft === 'careful' ? 0.45 : 0.75);
  const orderAt = isAtOnce ? minutesLater(chance, claimAt, 2, 25) : daysLater(chance, claimAt, chance.exponential(4));
  const order = story.order({
    at: orderAt,
    buyer: friend,
    recommendation: of,
    cents: Math.round(median * chance.between(0.85, 1.25)) * 100 + chance.pick([0, 50, 90]),
    brings: chance.happens(0.7) ? ['cart', 'welcome-code'] : drawBringing(chance),
    device: orderAt - claimAt > DAY / 6 ? drawDevice(chance, advocate.human, craft, orderAt) : session,
    risk: chance.weighted({ none: 24, low: 54, medium: 16, high: 6 }),
  });
  if (chance.happens(0.06)) story.refund(order, daysLater(chance, orderAt, chance.between(3, 25)));
}

/** The fraudster's habit: one way of making addresses for all accounts, mostly. */
function mailboxes(
  story: Story,
  own: Human,
  craft: Craft,
): (name: { firstName: string; lastName: string }, number: number) => string {
  const { chance } = story;
  const { population } = story.shop;
  const habits = {
    lazy: { throwaway: 40, tags: 32, opened: 20, named: 8, catchall: 0 },
    ordinary: { throwaway: 14, tags: 16, opened: 40, named: 28, catchall: 2 },
    careful: { throwaway: 1, tags: 2, opened: 12, named: 65, catchall: 20 },
  };
  const habit = chance.weighted(habits[craft]);
  const domain = `${chance.text(6, 'aeioumnrstl')}.example.${chance.pick(['com', 'net', 'org'])}`;
  const [local, provider] = own.email.split('@') as [string, string];
  return (name, number) => {
    if (habit === 'named') return population.email(chance, name.firstName, name.lastName);
    return population.free(chance, () => {
      if (habit === 'throwaway') return disposable(chance);
      if (habit === 'opened') return openedForIt(chance);
      if (habit === 'catchall')
        return `${name.firstName.toLowerCase().replace(/[^a-z]/g, '')}${chance.int(1, 99)}@${domain}`;
      return chance.happens(0.6) ? `${local.split('+')[0]}+${number + 1}@${provider}` : twinOf(chance, own.email);
    });
  };
}

function drawPhone(chance: Chance, own: Human, craft: Craft): string | undefined {
  const ways = {
    lazy: { none: 60, same: 25, other: 15 },
    ordinary: { none: 55, same: 8, other: 37 },
    careful: { none: 35, same: 1, other: 64 },
  };
  const way = chance.weighted(ways[craft]);
  if (way === 'same') return own.phone;
  return way === 'other' ? drawPhoneNumber(chance, 'FR') : undefined;
}

function nextSitting(chance: Chance, craft: Craft, at: number): number {
  const goesOn = { lazy: 0.8, ordinary: 0.5, careful: 0.08 }[craft];
  if (chance.happens(goesOn)) return minutesLater(chance, at, 6, 40);
  return daysLater(chance, at, 0.6 + chance.exponential(craft === 'careful' ? 5 : 3));
}
