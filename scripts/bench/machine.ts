import { cpus, loadavg, totalmem } from 'node:os';
import type pg from 'pg';

/** What a reader has to know of the machine to believe a number. */
export async function machineFacts(owner: pg.Pool, seed: string): Promise<Record<string, string>> {
  const { rows } = await owner.query(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
       current_setting('synchronous_commit') AS commits, current_setting('shared_buffers') AS buffers`,
  );
  const { version, fsync, commits, buffers } = rows[0];
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    seed,
    processor: `${cpus()[0]?.model.trim()}, ${cpus().length} cores`,
    memory: `${Math.round(totalmem() / 1024 ** 3)} GB`,
    node: process.versions.node,
    postgresql: `${version} (fsync ${fsync}, synchronous_commit ${commits}, shared_buffers ${buffers})`,
    'load before the start': loadavg()
      .map((load) => load.toFixed(1))
      .join(', '),
  };
}
