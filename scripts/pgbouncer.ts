import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './ports.ts';
import { findPgbouncer } from './programs.mjs';

type Pooling = {
  /** to the server, for each account */
  connections: number;
  /** whether named statements are carried over from one connection to the next, as from 1.21 on; older ones lose them */
  keepsStatements: boolean;
};

/**
 * PgBouncer in transaction mode in front of a server: each transaction may meet another connection. Returns the same
 * addresses through it.
 * @throws when it is not installed
 */
export async function throughPgbouncer(urls: readonly string[], { connections, keepsStatements }: Pooling) {
  const program = findPgbouncer();
  if (!program) throw new Error('PgBouncer is not installed: apt-get install -y pgbouncer');
  const folder = mkdtempSync(join(tmpdir(), 'ricochet-pgbouncer-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const targets = urls.map((url) => new URL(url));
  const users = targets.map(({ username, password }) => `"${username}" "${decodeURIComponent(password)}"\n`);
  writeFileSync(join(folder, 'users'), users.join(''));
  writeFileSync(
    join(folder, 'pgbouncer.ini'),
    `[databases]
* = host=127.0.0.1 port=${targets[0]?.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(folder, 'users')}
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 500
ignore_startup_parameters = extra_float_digits
logfile = ${join(folder, 'log')}
${knowsStatements(program) ? `max_prepared_statements = ${keepsStatements ? 200 : 0}` : ''}
`,
  );
  // it refuses to run as root
  const isRoot = process.getuid?.() === 0;
  if (isRoot) spawnSync('chown', ['-R', 'postgres', folder]);
  const child = spawn(program, [...(isRoot ? ['-u', 'postgres'] : []), join(folder, 'pgbouncer.ini')], {
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  async function stop(): Promise<void> {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }

  const through = targets.map((url) => {
    const changed = new URL(url);
    changed.hostname = '127.0.0.1';
    changed.port = String(port);
    return changed.href;
  });
  try {
    await untilItAnswers(through[0] ?? '');
  } catch (error) {
    await stop();
    throw error;
  }
  return { urls: through, port, stop };
}

/** Older ones refuse a setting they don't know. */
function knowsStatements(program: string): boolean {
  const [, major = 0, minor = 0] =
    /PgBouncer (\d+)\.(\d+)/.exec(spawnSync(program, ['--version']).stdout.toString()) ?? [];
  return Number(major) > 1 || Number(minor) >= 21;
}

async function untilItAnswers(url: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('SELECT 1');
      return;
    } catch (error) {
      if (tries === 50) throw error;
      await sleep(100);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
