import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const EXIT_WITH_PARENT = fileURLToPath(new URL('exit-with-parent.mjs', import.meta.url));
/** What was compiled for one start serves the next. */
const NODE_COMPILE_CACHE = join(ROOT, '.cache', 'node');
const STOP_TIMEOUT_MS = 8000;
const TAIL_LINES = 30;

export type ChildOptions = {
  name: string;
  /** arguments of node, from the project's root */
  args: string[];
  env: Record<string, string | undefined>;
  logFile: string;
  /** told about deaths and errors */
  report: (line: string) => void;
  /** how long after a death it is started again; left out: a moment, longer when it died young */
  restartAfterMs?: number;
};

/** A process that is started again whenever it dies, until stop(). Its output goes to a file, errors also to `report`. */
export class Child {
  readonly name: string;
  restarts = 0;
  private readonly options: ChildOptions;
  private readonly logFile: WriteStream;
  private process: ChildProcess | null = null;
  private exited: Promise<void> = Promise.resolve();
  private tail: string[] = [];
  private stopping = false;
  /** until the stack is up, a death is a failed start rather than something to mend */
  private settled = false;

  constructor(options: ChildOptions) {
    this.options = options;
    this.name = options.name;
    mkdirSync(dirname(options.logFile), { recursive: true });
    this.logFile = createWriteStream(options.logFile, { flags: 'w' });
    this.start();
  }

  get pid(): number | undefined {
    return this.process?.pid;
  }

  get isRunning(): boolean {
    return this.process !== null;
  }

  /** From now on a death is mended by a new start. */
  keepAlive(): void {
    this.settled = true;
  }

  /** The last lines it wrote, for whoever has to tell why it did not start. */
  lastLines(): string {
    return this.tail.join('\n');
  }

  kill(): void {
    this.process?.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const running = this.process;
    if (running) {
      running.kill('SIGTERM');
      const late = setTimeout(() => running.kill('SIGKILL'), STOP_TIMEOUT_MS);
      await this.exited;
      clearTimeout(late);
    }
    await new Promise<void>((resolve) => this.logFile.end(() => resolve()));
  }

  private start(): void {
    const { args, env } = this.options;
    // its own group, so that Ctrl-C in a terminal reaches the stack alone, which stops its parts in order
    const child = spawn(process.execPath, ['--import', EXIT_WITH_PARENT, ...args], {
      cwd: ROOT,
      env: { NODE_COMPILE_CACHE, ...process.env, ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const startedAt = Date.now();
    this.process = child;
    this.watch(child.stdout as Readable, isErrorRecord);
    this.watch(child.stderr as Readable, isNoWarning);
    this.exited = new Promise((resolve) => {
      child.once('error', (error) => this.options.report(`${this.name} could not be started: ${error.message}`));
      // whatever it started itself goes with it
      child.once('exit', () => child.pid && killGroup(child.pid));
      child.once('close', (code, signal) => {
        this.process = null;
        resolve();
        if (!this.stopping && this.settled) void this.startAgain(signal ?? `exit code ${code}`, Date.now() - startedAt);
      });
    });
  }

  private async startAgain(cause: string, livedMs: number): Promise<void> {
    this.restarts += 1;
    this.options.report(`${this.name} ended (${cause}); starting it again`);
    await sleep(this.options.restartAfterMs ?? (livedMs < 5000 ? 2000 : 200));
    if (!this.stopping) this.start();
  }

  private watch(stream: Readable, isWorthReporting: (line: string) => boolean): void {
    createInterface({ input: stream }).on('line', (line) => {
      if (!this.logFile.writableEnded) this.logFile.write(`${line}\n`);
      this.tail = [...this.tail, line].slice(-TAIL_LINES);
      if (this.settled && isWorthReporting(line)) this.options.report(`${this.name}: ${line.slice(0, 600)}`);
    });
  }
}

function isErrorRecord(line: string): boolean {
  return line.startsWith('{"level":"error"') || line.startsWith('{"level":"fatal"');
}

function isNoWarning(line: string): boolean {
  return line.trim() !== '' && !/Warning|--trace-/.test(line);
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // the whole group is gone already, as it should be
  }
}
