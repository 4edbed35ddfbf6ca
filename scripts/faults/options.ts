import { parseArgs } from 'node:util';

/** What one run is made of. Shares are per cent, as on the command line. */
export type FaultOptions = {
  orders: number;
  seed: number;
  /** webhooks sent twice, overtaken by later ones, never sent */
  duplicates: number;
  reordered: number;
  lost: number;
  /** Admin API calls answered by a 429, a 503, or carried out and then answered by a 503 or by nothing */
  apiFaults: number;
  kills: number;
  /** how long a call that gets no answer hangs */
  timeoutMs: number;
  workers: number;
  webs: number;
  shops: number;
  pgRestarts: number;
  pgbouncer: boolean;
  json: boolean;
  keep: boolean;
  /** kill only at steps whose name holds this */
  only: string;
};

const DEFAULTS = {
  orders: 1000,
  seed: 1,
  duplicates: 30,
  reordered: 20,
  lost: 5,
  'api-faults': 10,
  kills: 50,
  'timeout-ms': 1000,
  workers: 3,
  webs: 2,
  shops: 2,
  'pg-restarts': 0,
} as const;

export const USAGE = `npm run test:faults -- [${Object.entries(DEFAULTS)
  .map(([name, value]) => `--${name} ${value}`)
  .join(' ')} --only STEP --pgbouncer --json --keep]`;

/** @throws Error that says which argument is wrong */
export function parseOptions(args: readonly string[]): FaultOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, { type: 'string' as const }])),
      only: { type: 'string' },
      pgbouncer: { type: 'boolean' },
      json: { type: 'boolean' },
      keep: { type: 'boolean' },
    },
  });
  const given = values as Record<string, string | undefined>;
  const number = (name: keyof typeof DEFAULTS, least = 0, most = Number.MAX_SAFE_INTEGER): number => {
    const value = Number(given[name] ?? DEFAULTS[name]);
    if (!Number.isSafeInteger(value) || value < least || value > most)
      throw new Error(`--${name} must be a whole number from ${least}, not "${given[name]}"`);
    return value;
  };
  return {
    orders: number('orders', 1),
    seed: number('seed'),
    duplicates: number('duplicates', 0, 100),
    reordered: number('reordered', 0, 100),
    lost: number('lost', 0, 100),
    apiFaults: number('api-faults', 0, 100),
    kills: number('kills'),
    timeoutMs: number('timeout-ms'),
    workers: number('workers', 1),
    webs: number('webs', 1),
    shops: number('shops', 1, 3),
    pgRestarts: number('pg-restarts'),
    only: given.only ?? '',
    pgbouncer: values.pgbouncer === true,
    json: values.json === true,
    keep: values.keep === true,
  };
}
