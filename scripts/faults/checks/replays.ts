import { isDeepStrictEqual } from 'node:util';
import { type Offer, offerTermsSchema } from '../../../app/domain/program/offer.ts';
import { replay } from '../../../app/domain/verdict/replay.ts';
import type { RuleResult } from '../../../app/domain/verdict/verdict.ts';
import type { Records } from '../records.ts';
import type { Finding } from './finding.ts';

/** Every verdict, decided anew from what it recorded, says the same with the same explanation (invariant 7). */
export function checkReplays(shop: string, { verdicts, versions }: Records): Finding[] {
  const offers = new Map(
    versions.map(({ id, number, programId, terms, publishedAt }) => [
      id,
      {
        programId,
        versionId: id,
        versionNumber: number,
        publishedAt,
        terms: offerTermsSchema.parse(terms),
      } as unknown as Offer,
    ]),
  );
  return verdicts.flatMap(({ kind, id, outcome, reason, rules, grants, inputs }) => {
    const recorded = asJson({ outcome, reason, rules, grants });
    let again: unknown;
    try {
      const verdict = replay(inputs, rules as RuleResult[], (versionId) => offers.get(versionId)!);
      again = asJson({
        outcome: verdict.outcome,
        reason: verdict.reason,
        rules: verdict.rules,
        grants: verdict.grants,
      });
    } catch (error) {
      again = String(error);
    }
    if (isDeepStrictEqual(again, recorded)) return [];
    return [
      {
        kind: 'replay',
        text: `${shop}: ${kind} ${id} says ${JSON.stringify(recorded)}, replayed ${JSON.stringify(again)}`,
      },
    ];
  });
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
