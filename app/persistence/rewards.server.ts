import type { Database } from './database.server.ts';
import { rewardDecisions } from './issuing/decisions.server.ts';
import { type LeaseRules, rewardLeases } from './issuing/lease.server.ts';
import { rewardResults } from './issuing/results.server.ts';

/** Carrying rewards out: taken on, written down, decided by the merchant. */
export const rewardRows = (db: Database, rules: LeaseRules) => ({
  ...rewardLeases(db, rules),
  ...rewardResults(db),
  ...rewardDecisions(db),
});
