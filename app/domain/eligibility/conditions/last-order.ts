import { z } from 'zod';
import type { RuleFinding } from '../../verdict/verdict.ts';
import type { PersonFacts } from '../person-facts.ts';
import { type Known, notKnown, outcomeOfKnown, type PersonCondition } from './condition.ts';

const args = z.object({ is: z.enum(['within', 'before']), days: z.int().min(1).max(3_650) });

const DAY_MS = 86_400_000;
/** What Shopify shows without `read_all_orders`: an order out of sight is older. */
const IN_SIGHT_DAYS = 60;

function isWithin({ lastOrderAt, at }: PersonFacts, days: number): Known {
  if (lastOrderAt === null) return null;
  if (lastOrderAt === 'none') return false;
  if (lastOrderAt === 'hidden') return days <= IN_SIGHT_DAYS ? false : null;
  return at.getTime() - lastOrderAt.getTime() <= days * DAY_MS;
}

/** P4: bought within so many days, or not for so many. Whoever never bought has not bought for any number of days. */
export const lastOrder: PersonCondition<'last-order', z.infer<typeof args>> = {
  code: 'last-order',
  edition: 1,
  args,
  check(person, { is, days }): RuleFinding {
    const within = isWithin(person, days);
    const { lastOrderAt } = person;
    return {
      outcome: outcomeOfKnown(is === 'within' ? within : notKnown(within)),
      input:
        lastOrderAt instanceof Date
          ? { lastOrderAt: lastOrderAt.toISOString() }
          : { lastOrder: lastOrderAt ?? 'asking-shopify' },
      limit: { [is === 'within' ? 'withinDays' : 'notWithinDays']: days },
    };
  },
};
