import { DAY, daysLater, inRhythm, minutesLater } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import type { Bringing, Device } from '../lines.ts';
import { openedForIt } from '../mailboxes.ts';
import { drawInApp, hostingAddress } from '../network.ts';
import { deviceAt } from '../people.ts';
import {
  type Actor,
  drawBringing,
  ordinaryAftermath,
  ordinaryOrder,
  type Recommendation,
  type Story,
} from '../story.ts';
import { openAdvocate } from './craft.ts';

const SORTS = { 'coupon-site': 40, 'deal-forum': 25, 'social-group': 22, bots: 13 };
type Sort = keyof typeof SORTS;
const SITES: Readonly<Record<Sort, readonly string[]>> = {
  'coupon-site': [
    'https://www.ma-reduc.com/',
    'https://www.radins.com/',
    'https://www.igraal.com/',
    'https://www.poulpeo.com/',
    'https://fr.couponcode-hunters.example.net/',
    'https://bons-codes.example.org/parrainage',
  ],
  'deal-forum': [
    'https://www.dealabs.com/',
    'https://www.reddit.com/',
    'https://forum-parrainage.example.com/topic/8841',
    'https://code-parrainage.example.net/',
  ],
  'social-group': ['https://l.facebook.com/', 'https://t.me/', 'https://l.instagram.com/', 'https://discord.com/'],
  bots: [],
};
/** Whose browser still says where it comes from: apps, forums and careful browsers often drop it. */
const SAYS_WHERE: Readonly<Record<Sort, number>> = {
  'coupon-site': 0.6,
  'deal-forum': 0.42,
  'social-group': 0.3,
  bots: 0,
};

/**
 * The code goes round among strangers. Assumed: 40 % coupon sites (a burst of days and a long tail; most type the code),
 * 25 % deal forums (a sharper burst), 22 % groups and messengers (slow, by link, hardly any referrer: from outside like a
 * popular advocate), 13 % bots (rows of claims from rented servers, few orders). Strangers are ordinary customers of all
 * France with their own names, homes and machines; nobody shares anything with the advocate but the code. Half of those
 * who claim buy; bargain hunters return a little more than others. The shop's crawl begins some days to weeks after the
 * advocate joined, half of whom have bought.
 */
export function tellCodeLeak(story: Story, joinAt: number, size: number): Actor {
  const { chance } = story;
  const sort = chance.weighted(SORTS);
  const advocate = openAdvocate(story, joinAt, 0.5);
  const leakedAt = daysLater(chance, joinAt, chance.exponential(sort === 'bots' ? 3 : 12));
  const site = SITES[sort].length > 0 ? chance.pick(SITES[sort]) : undefined;
  let botAt = leakedAt;
  for (let i = 0; i < size; i++) {
    if (sort === 'bots') {
      botAt = minutesLater(chance, botAt, 0.2, chance.happens(0.85) ? 9 : 900);
      sendBot(story, advocate, botAt);
    } else {
      arrive(story, advocate, sort, site!, arrival(chance, sort, leakedAt));
    }
  }
  return advocate;
}

function arrival(chance: Chance, sort: Sort, leakedAt: number): number {
  const isTail = chance.happens({ 'coupon-site': 0.4, 'deal-forum': 0.12, 'social-group': 0.85, bots: 0 }[sort]);
  const days = isTail ? chance.exponential(20) : chance.exponential(sort === 'deal-forum' ? 0.8 : 2);
  const at = leakedAt + days * DAY;
  return Math.max(leakedAt, inRhythm(chance, at));
}

function arrive(story: Story, advocate: Actor, sort: Sort, site: string, at: number): void {
  const { chance } = story;
  const stranger = story.identity(story.shop.population.human(chance), at);
  const of = story.recommend(advocate, stranger, 'code-leak', sort);
  const device = deviceAt(chance, stranger.human, at);
  const referringSite = chance.happens(SAYS_WHERE[sort]) ? site : undefined;
  const isTyped = chance.happens({ 'coupon-site': 0.6, 'deal-forum': 0.3, 'social-group': 0.12, bots: 0 }[sort]);
  if (isTyped) {
    buyAsStranger(story, of, minutesLater(chance, at, 1, 20), device, referringSite, ['advocate-code']);
    return;
  }
  const inApp = sort === 'social-group' && chance.happens(0.6);
  story.visit(of, at, inApp ? { ...device, userAgent: drawInApp(chance) } : device);
  const claims = chance.happens(0.9);
  const claimAt = minutesLater(chance, at, 0.3, 6);
  if (claims) story.claim(of, claimAt, device);
  if (chance.happens(0.45)) return;
  const isLater = chance.happens(0.3);
  const orderAt = isLater ? daysLater(chance, claimAt, chance.exponential(3)) : minutesLater(chance, claimAt, 2, 50);
  const orderDevice = isLater ? deviceAt(chance, stranger.human, orderAt) : device;
  buyAsStranger(story, of, orderAt, orderDevice, referringSite, claims ? drawBringing(chance) : ['cart']);
}

function buyAsStranger(
  story: Story,
  of: Recommendation,
  at: number,
  device: Device,
  referringSite: string | undefined,
  brings: Bringing[],
): void {
  const given = { recommendation: of, device, referringSite, brings };
  const order = ordinaryOrder(story, of.friend, at, given);
  const regrets = story.chance.happens(0.03);
  if (regrets) story.refund(order, daysLater(story.chance, at, story.chance.between(4, 25)));
  else ordinaryAftermath(story, of.friend, order);
}

/** A claim by a machine: a mailbox of the row, a rented address, one browser for all or a list of them. */
function sendBot(story: Story, advocate: Actor, at: number): void {
  const { chance, shop } = story;
  const made = shop.population.human(chance, { phone: undefined });
  const device = { ip: hostingAddress(chance), userAgent: (made.computer ?? made.handset)(at) };
  const email = chance.happens(0.6) ? shop.population.free(chance, () => openedForIt(chance)) : made.email;
  const account = story.identity(made, at, { email, device });
  const of = story.recommend(advocate, account, 'code-leak', 'bots');
  if (chance.happens(0.5)) story.visit(of, at, device);
  story.claim(of, minutesLater(chance, at, 0.02, 0.6), device);
  if (!chance.happens(0.08)) return;
  story.order({
    at: minutesLater(chance, at, 2, 40),
    buyer: account,
    recommendation: of,
    cents: 3500,
    brings: ['welcome-code'],
    device,
    risk: chance.weighted({ low: 30, medium: 40, high: 30 }),
  });
}
