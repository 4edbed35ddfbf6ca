import type { Engine } from '../engine/engine.ts';
import { placePastOrder } from '../seed.ts';
import { cancelQuietly, refundQuietly } from './past-changes.ts';
import type { SeedPerson } from './people.ts';

const DAY_MS = 86_400_000;
const ORDERS_PER_PERSON = 3;

/**
 * A past as large as asked for, the same each time: `count` orders spread evenly over the last `days` days, by a third as
 * many people, every fourth a guest. Nobody is told of it.
 */
export function addPastOrders(engine: Engine, { count, days }: { count: number; days: number }): void {
  const people = Math.max(1, Math.ceil(count / ORDERS_PER_PERSON));
  const nowMs = Date.parse(engine.now());
  const stepMs = (days * DAY_MS) / (count + 1);
  for (let n = 0; n < count; n++) {
    // who buys jumps through the crowd, so that neighbours in the list are strangers
    const person = someone((n * 7_919) % people);
    const at = new Date(nowMs - (count - n) * stepMs).toISOString();
    const order = placePastOrder(engine, person, at, n, n % 23 === 11);
    if (n % 41 === 17) cancelQuietly(engine, order, at);
    if (n % 29 === 13) refundQuietly(engine, order, at, 'one piece');
  }
  engine.changed();
}

const firstNames = ['Alba', 'Basile', 'Célia', 'Driss', 'Elsa', 'Farid', 'Gaëlle', 'Hervé', 'Iris', 'Jonas'];

function someone(number: number): SeedPerson {
  return {
    firstName: firstNames[number % firstNames.length]!,
    lastName: `Client-${number}`,
    email: `client-${number}@example.com`,
    account: number % 4 !== 3,
    ...(number % 3 === 0 ? { phone: `+3363${String(number % 10_000_000).padStart(7, '0')}` } : {}),
    address1: `${(number % 190) + 1} rue des Essais`,
    city: 'Lyon',
    zip: '69001',
    orders: [],
  };
}
