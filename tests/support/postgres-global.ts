import { ensureTestCluster } from './postgres.ts';

/** Keeps the cluster up for the whole run, so that it isn't stopped and started between two test files. */
export default async function setup(): Promise<() => Promise<void>> {
  const cluster = await ensureTestCluster();
  return () => cluster.stop();
}
