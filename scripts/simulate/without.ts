import type { Offer } from '../../app/domain/program/offer.ts';
import { canonicalJson } from '../../app/domain/shared/canonical-json.ts';
import type { VersionId } from '../../app/domain/shared/ids.ts';
import { replay } from '../../app/domain/verdict/replay.ts';
import type { RuleResult, Verdict } from '../../app/domain/verdict/verdict.ts';
import type { DecidedCase } from './records.ts';
import type { Judged } from './results.ts';

export type Replayed = {
  verdicts: number;
  /** how many said something else than when they were reached */
  different: number;
  /** for each signal, and for what was asked for together: the verdicts it changes when it is switched off, by subject */
  without: ReadonlyMap<string, ReadonlyMap<string, Judged>>;
};

/** A signal is a line of the receipt that neither passes nor fails. */
const isSignal = ({ outcome }: RuleResult) => (outcome as string) === 'noted';

/**
 * Decides every kept case again, from nothing but what was recorded of it: as it was, and with each signal that fired
 * switched off in turn. Other evidence that depends on verdicts (an advocate's earlier friends) stays as it was.
 * @param together codes to switch off all at once; none = not asked for
 */
export async function replayAll(
  cases: AsyncIterable<DecidedCase>,
  offerOf: (id: VersionId) => Offer,
  together: readonly string[],
): Promise<Replayed> {
  const without = new Map<string, Map<string, Judged>>();
  const note = (name: string, key: string, verdict: Verdict) => {
    const known = without.get(name) ?? new Map<string, Judged>();
    known.set(key, judgedOf(verdict));
    without.set(name, known);
  };
  let [verdicts, different] = [0, 0];
  for await (const { subject, subjectId, rules, grants, outcome, inputs } of cases) {
    const key = `${subject} ${subjectId}`;
    const again = replay(inputs, rules, offerOf);
    verdicts += 1;
    if (canonicalJson([again.outcome, again.rules, again.grants]) !== canonicalJson([outcome, rules, grants]))
      different += 1;
    const fired = rules.filter(isSignal).map(({ code }) => code);
    const switchedOff = (codes: readonly string[]) =>
      replay(
        inputs,
        rules.filter((rule) => !isSignal(rule) || !codes.includes(rule.code)),
        offerOf,
      );
    for (const code of fired) note(code, key, switchedOff([code]));
    if (fired.some((code) => together.includes(code))) note(together.join(', '), key, switchedOff(together));
  }
  return { verdicts, different, without };
}

const judgedOf = ({ outcome, rules, grants }: Verdict): Judged => ({
  outcome,
  failed: rules.filter((rule) => rule.outcome === 'fail').map(({ code }) => code),
  held: rules.filter((rule) => rule.outcome === 'hold').map(({ code }) => code),
  isWithheld: grants.some(({ side, withheld }) => side === 'advocate' && withheld !== null),
});
