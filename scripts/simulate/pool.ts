import { type Figures, figuresOf, type Outcome, weightsFor } from './metrics.ts';
import type { Report } from './report.ts';
import type { Ran } from './run.ts';

/** One world's run, with what the baseline makes of the same referrals. */
export type Run = Ran & { name: string; baseline: Outcome[] };

/** What several worlds say together: their referrals are reckoned as those of one. */
export function poolOf(runs: readonly Run[], rates: readonly number[]): Report {
  const outcomes = runs.flatMap((run) => run.outcomes);
  const baseline = runs.flatMap((run) => run.baseline);
  const fraudulent = outcomes.filter(({ referral }) => referral.label !== 'honest').length;
  return {
    names: runs.map(({ name }) => name),
    referrals: outcomes.length,
    fraudShare: fraudulent / outcomes.length,
    figures: figuresOf(outcomes),
    baseline: figuresOf(baseline),
    worlds: runs.map((run) => ({ name: run.name, figures: figuresOf(run.outcomes) })),
    rates: rates.map((rate) => ({
      rate,
      figures: figuresOf(outcomes, weightsFor(outcomes, rate)),
      baseline: figuresOf(baseline, weightsFor(baseline, rate)),
    })),
    replayed: {
      verdicts: sum(runs.map(({ replayed }) => replayed.verdicts)),
      different: sum(runs.map(({ replayed }) => replayed.different)),
    },
    without: withoutEach(runs),
  };
}

/** In a world where a signal never fired, switching it off changes nothing. */
function withoutEach(runs: readonly Run[]): { signals: string; figures: Figures }[] {
  const names = [...new Set(runs.flatMap(({ without }) => without.map(({ signals }) => signals)))].sort();
  return names.map((signals) => ({
    signals,
    figures: figuresOf(
      runs.flatMap((run) => run.without.find((one) => one.signals === signals)?.outcomes ?? run.outcomes),
    ),
  }));
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
