import { isNear, type Sighting } from '../fraud/sightings.ts';
import type { Traits } from '../fraud/traces.ts';
import type { Trust } from '../fraud/trust.ts';
import type { Desk, JudgeEvent, World } from './world.ts';

/** A browser on its line may be somebody else's tomorrow. */
const NEAR_MS = 86_400_000;

/** Somebody brought a decoy code: whose purchase that speaks about is judged again. */
export function noteCanary(
  { world, changes }: Desk,
  { keys, at }: Extract<JudgeEvent, { kind: 'canary-brought' }>,
): void {
  for (const key of keys) {
    const known = world.canaries.get(key) ?? [];
    if (known.some((one) => one.getTime() === at.getTime())) continue;
    world.canaries.set(key, [...known, at]);
    changes.canaries.push({ key, at });
    for (const one of subjectsWith(world, key, at)) changes.again.set(`canary:${one.subject}:${one.subjectId}`, one);
  }
}

function subjectsWith({ sightings, orders, claims, verdicts }: World, key: string, at: Date) {
  const near = [...(sightings.byKey.get(key) ?? [])]
    .flatMap((subject) => sightings.bySubject.get(subject) ?? [])
    .filter((one) => one.advocateId !== null && isNear(one, { at }, NEAR_MS));
  const named = (kind: 'order' | 'claim' | 'sign-up') =>
    near.flatMap(({ subject }) => (subject.startsWith(`${kind}:`) ? [subject.slice(kind.length + 1)] : []));
  const bought = [...orders.values()].filter(({ facts }) => key === emailKey(facts.emailHash));
  const claimed = [...claims.values()].filter(({ emailHash }) => key === emailKey(emailHash));
  // one that is held stands in its verdict only
  const held = [...verdicts.values()].filter(
    ({ subject, inputs }) => subject === 'claim' && key === emailKey(addressIn(inputs)),
  );
  const joined = claimed
    .flatMap(({ personId }) => [...(sightings.byPerson.get(personId) ?? [])])
    .flatMap((subject) => (subject.startsWith('sign-up:') ? [subject.slice('sign-up:'.length)] : []));
  return [
    ...[...named('order'), ...bought.map(({ facts }) => facts.orderId)].map((id) => ({
      subject: 'order' as const,
      subjectId: id,
    })),
    ...[...named('claim'), ...claimed.map(({ claimId }) => claimId), ...held.map(({ subjectId }) => subjectId)].map(
      (id) => ({
        subject: 'claim' as const,
        subjectId: id,
      }),
    ),
    ...[...named('sign-up'), ...joined].map((id) => ({ subject: 'sign-up' as const, subjectId: id })),
  ];
}

/**
 * Whether whoever made an order or claim has to do with a decoy code (V5): it carried one, or by `until` one was brought with
 * its address, or from its browser within a day of it.
 */
export function broughtCanary(
  { canaries }: World,
  of: {
    readonly sighting: Sighting;
    readonly emailHash: string | null;
    readonly traits: Traits | undefined;
    readonly until: Date;
  },
): Pick<Trust, 'canary'> {
  const { sighting, until } = of;
  const seen = (key: string | null) => ((key && canaries.get(key)) || []).filter((at) => at <= until);
  const isBrought =
    of.traits?.canary === true ||
    seen(emailKey(of.emailHash)).length > 0 ||
    sighting.keys.some((key) => key.startsWith('device:') && seen(key).some((at) => isNear(sighting, { at }, NEAR_MS)));
  return isBrought ? { canary: true } : {};
}

export const emailKey = (emailHash: string | null): string | null => emailHash && `email:${emailHash}`;

/** Of a claim's recorded case: the address, as its keyed hash. */
export const addressIn = (inputs: unknown): string | null =>
  (inputs as { friend?: { emailHash?: string | null } } | null)?.friend?.emailHash ?? null;
