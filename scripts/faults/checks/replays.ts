import { type Offer, offerTermsSchema } from '../../../app/domain/program/offer.ts';
import { differenceOnReplay } from '../../../app/domain/verdict/replay-log.ts';
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
        campaign: null,
        pilot: null,
        partner: null,
      } as unknown as Offer,
    ]),
  );
  return verdicts.flatMap(({ kind, id, ...verdict }) => {
    const difference = differenceOnReplay(
      verdict as Parameters<typeof differenceOnReplay>[0],
      (versionId) => offers.get(versionId)!,
    );
    return difference ? [{ kind: 'replay', text: `${shop}: ${kind} ${id} ${difference}` }] : [];
  });
}
