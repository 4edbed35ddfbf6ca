import { parseArgs } from 'node:util';
import { PRESETS, type TrustPreset } from '../../app/domain/fraud/thresholds.ts';
import { GENERATORS } from './generate/index.ts';

export type SimulationOptions = {
  referrals: number;
  /** share of the referrals, 0 to 1 */
  fraud: number;
  /** a world is drawn of each */
  seeds: number[];
  /** a labelled world that somebody else wrote; null = one of ours is drawn */
  file: string | null;
  generator: string;
  /** how strict the shop is */
  mode: TrustPreset;
  /** shares of fraud the figures are also reckoned at */
  rates: number[];
  /** codes of signals to switch off all at once, beside each in turn */
  without: string[];
  /** write the drawn world there and run nothing */
  write: string | null;
  json: boolean;
};

export const USAGE = `npm run simulate:fraud -- [--referrals 10000] [--fraud 0.05] [--seed 1 | --seed 1-5] [--generator ${Object.keys(GENERATORS).join('|')}] [--file world.jsonl] [--mode ${Object.keys(PRESETS).join('|')}] [--rates 0.01,0.05,0.10] [--without signal,signal] [--write world.jsonl] [--json]`;

/** @throws Error that says which argument is wrong */
export function parseOptions(args: readonly string[]): SimulationOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      referrals: { type: 'string', default: '10000' },
      fraud: { type: 'string', default: '0.05' },
      seed: { type: 'string', default: '1' },
      file: { type: 'string' },
      generator: { type: 'string', default: 'first' },
      mode: { type: 'string', default: 'balanced' },
      rates: { type: 'string', default: '0.01,0.05,0.10' },
      without: { type: 'string', default: '' },
      write: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  if (!Object.hasOwn(GENERATORS, values.generator))
    throw new Error(`--generator must be one of ${Object.keys(GENERATORS).join(', ')}, not "${values.generator}"`);
  if (!isPreset(values.mode))
    throw new Error(`--mode must be one of ${Object.keys(PRESETS).join(', ')}, not "${values.mode}"`);
  return {
    referrals: wholeNumber('referrals', values.referrals, 1),
    fraud: shareIn('fraud', values.fraud),
    seeds: seedsIn(values.seed),
    file: values.file ?? null,
    generator: values.generator,
    mode: values.mode,
    rates: values.rates.split(',').map((rate) => shareIn('rates', rate)),
    without: values.without.split(',').filter(Boolean),
    write: values.write ?? null,
    json: values.json,
  };
}

const isPreset = (text: string): text is TrustPreset => Object.hasOwn(PRESETS, text);

/** "3", or "1-5" for all from the one to the other */
function seedsIn(text: string): number[] {
  const [from = '', to = from, ...rest] = text.split('-');
  const [first, last] = [wholeNumber('seed', from, 0), wholeNumber('seed', to, 0)];
  if (rest.length || last < first)
    throw new Error(`--seed must be a whole number or a range such as 1-5, not "${text}"`);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < least)
    throw new Error(`--${name} must be a whole number from ${least}, not "${text}"`);
  return value;
}

function shareIn(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value < 1))
    throw new Error(`--${name} must be a share from 0 to below 1, not "${text}"`);
  return value;
}
