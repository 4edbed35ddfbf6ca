import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readWorld } from '../../../scripts/simulate/read-world.ts';

const device = { ip: '198.51.100.7', userAgent: 'Firefox' };
const person = (id: string) => ({
  type: 'person',
  id,
  firstName: 'Léa',
  lastName: 'Martin',
  email: `${id}@example.com`,
  device,
});
const WORLD = { type: 'world', format: 1, name: 'w', opensAt: '2026-03-01T00:00:00Z' };
const REFERRAL = { type: 'referral', id: 'r1', advocate: 'lea', friend: 'noe', label: 'honest' };
const JOIN = { type: 'join', at: '2026-03-02T08:00:00Z', person: 'lea' };
const VISIT = { type: 'visit', at: '2026-03-03T19:00:00Z', referral: 'r1' };
const CLAIM = { type: 'claim', at: '2026-03-03T19:02:00Z', referral: 'r1' };
const ORDER = {
  type: 'order',
  id: 'o1',
  at: '2026-03-05T20:15:00Z',
  person: 'noe',
  subtotal: '64.90',
  referral: 'r1',
  brings: ['cart', 'welcome-code'],
};
const VALID: readonly object[] = [WORLD, person('lea'), person('noe'), REFERRAL, JOIN, VISIT, CLAIM, ORDER];

const textOf = (lines: readonly unknown[]) => lines.map((line) => JSON.stringify(line)).join('\n');
/** The valid world with one line changed, counted from 1 as the refusal counts. */
const withLine = (line: number, change: object) =>
  textOf(VALID.map((one, at) => (at + 1 === line ? { ...one, ...change } : one)));

describe('a labelled world', () => {
  test('is read with what may be left out filled in', () => {
    const world = readWorld(`\n${textOf(VALID)}\n\n`);
    expect(world.settings).toMatchObject({ currency: 'EUR', program: { waitingDays: 14, minimumSubtotal: '30.00' } });
    expect(world.events.map(({ type }) => type)).toEqual(['join', 'visit', 'claim', 'order']);
    expect(world.orders.get('o1')).toMatchObject({ source: 'web', status: 'paid', risk: 'none' });
  });

  test('may be the example of the documentation', () => {
    const page = readFileSync(new URL('../../../docs/simulate-fraud.md', import.meta.url), 'utf8');
    const example = /```jsonl\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    expect(readWorld(example).referrals.size).toBe(1);
  });

  test.each([
    ['what is no JSON', `${JSON.stringify(WORLD)}\n{`, 'line 2: is not JSON'],
    ['a first line that is no world', textOf(VALID.slice(1)), 'line 1: type: the first line must be the world'],
    ['a second world', textOf([...VALID, WORLD]), 'line 9: type: there is one world only'],
    ['no referral at all', textOf([WORLD]), 'line 1: type: there is no referral in this world'],
    ['an unknown kind of line', withLine(6, { type: 'click' }), 'line 6: type: must be one of world, person'],
    ['an unknown field', withLine(2, { nickname: 'L' }), 'line 2: nickname: is no field of such a line'],
    ['a missing field', withLine(2, { email: undefined }), 'line 2: email: is missing'],
    ['a field inside another', withLine(2, { device: { ...device, ip: 'home' } }), 'line 2: device.ip: '],
    ['another format', withLine(1, { format: 2 }), 'line 1: format: must be 1'],
    ['no time zone', withLine(1, { timeZone: 'Europe/Lyon' }), 'line 1: timeZone: is no time zone'],
    ['an amount as a number', withLine(8, { subtotal: 64.9 }), 'line 8: subtotal: '],
    ['a time without zone', withLine(6, { at: '2026-03-03 19:00' }), 'line 6: at: must be an instant in UTC'],
    ['an unknown label', withLine(4, { label: 'spam' }), 'line 4: label: '],
    ['an unknown honest kind', withLine(4, { kind: 'cousins' }), 'line 4: kind: must be one of plain'],
    ['a friend nobody introduced', withLine(4, { friend: 'zoe' }), 'line 4: friend: nobody introduced zoe'],
    ['who recommends themself by one name', withLine(4, { friend: 'lea' }), 'line 4: friend: is the advocate'],
    ['a friend of two', textOf([...VALID, { ...REFERRAL, id: 'r2' }]), 'line 9: friend: noe has a referral already'],
    ['a person twice', withLine(3, { id: 'lea' }), 'line 3: id: lea is there already'],
    ['a step back in time', withLine(7, { at: '2026-03-03T18:00:00Z' }), 'line 7: at: is before 2026-03-03T19:00:00Z'],
    ['a join before the opening', withLine(5, { at: '2026-02-28T08:00:00Z' }), 'line 5: at: is before the programme'],
    ['a visit to who has not joined', textOf(VALID.filter((line) => line !== JOIN)), 'line 5: referral: its advocate'],
    ['a second claim', textOf([...VALID.slice(0, 7), CLAIM]), 'line 8: referral: r1 has a claim already'],
    ['an order of somebody else', withLine(8, { person: 'lea' }), 'line 8: person: is not noe, the friend of r1'],
    ['evidence of no referral', withLine(8, { referral: null }), 'line 8: brings: needs a referral'],
    ['a code no claim gave', textOf(VALID.filter((line) => line !== CLAIM)), 'line 7: brings: r1 has no claim'],
    [
      'a cart that nothing filled',
      textOf([...VALID.slice(0, 5), { ...ORDER, brings: ['cart'] }]),
      'line 6: brings: r1 has neither visit nor claim',
    ],
    [
      'a refund of no order',
      textOf([...VALID, { type: 'refund', at: '2026-04-01T00:00:00Z', order: 'o9' }]),
      'line 9: order: nobody introduced o9',
    ],
  ])('is refused for %s, with line and field', (_what, text, refusal) => {
    expect(() => readWorld(text)).toThrow(refusal);
  });
});
