import { canonicalEmail } from '../../app/domain/shared/contact.ts';
import type { Outcome } from './metrics.ts';
import type { Person, World } from './world.ts';

/**
 * What most referral apps do: the same mailbox or the same IP address on both sides is refused, all else is paid. Which
 * purchases meet the terms is taken from the product, so that the two differ in their trust only.
 */
export function baselineOf(world: World, outcomes: readonly Outcome[]): Outcome[] {
  const seen = seenOf(world);
  return outcomes.map(({ referral, result }) => {
    if (result === 'nothing' || result === 'not-eligible') return { referral, result, by: null };
    const [advocate, friend] = [seen.get(referral.advocate)!, seen.get(referral.friend)!];
    const isSame = [...friend.emails].some((email) => advocate.emails.has(email));
    const isThere = [...friend.ips].some((ip) => advocate.ips.has(ip));
    return isSame || isThere
      ? { referral, result: 'rejected', by: 'baseline' }
      : { referral, result: 'paid', by: null };
  });
}

type Seen = { emails: Set<string>; ips: Set<string> };

/** Which mailboxes and addresses each person was seen with. */
function seenOf({ persons, referrals, events }: World): ReadonlyMap<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const [id, { email }] of persons) seen.set(id, { emails: new Set([mailboxOf(email)]), ips: new Set() });
  const note = (person: Person, ip: string | undefined, email: string | null | undefined) => {
    const { emails, ips } = seen.get(person.id)!;
    ips.add(ip ?? person.device.ip);
    if (email) emails.add(mailboxOf(email));
  };
  for (const event of events) {
    if (event.type === 'order') note(persons.get(event.person)!, event.device?.ip, event.email);
    if (event.type === 'join') note(persons.get(event.person)!, undefined, null);
    if (event.type === 'visit' || event.type === 'claim')
      note(
        persons.get(referrals.get(event.referral)!.friend)!,
        event.device?.ip,
        event.type === 'claim' ? event.email : null,
      );
  }
  return seen;
}

function mailboxOf(email: string): string {
  const canonical = canonicalEmail(email);
  return canonical.ok ? canonical.canonical : email.toLowerCase();
}
