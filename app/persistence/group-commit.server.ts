export type GroupCommitOptions<Row> = {
  /** stores all rows or none, in one commit */
  write(rows: readonly Row[]): Promise<void>;
  bytesOf(row: Row): number;
  /** whether the database is in trouble rather than a row: then trying the rows one by one only takes longer */
  isOutage(error: unknown): boolean;
  /** commits under way at one time */
  atOnce?: number;
};

/** What one commit takes on at most; a parcel that is larger goes alone. */
const GROUP_ROWS = 256;
const GROUP_BYTES = 8 * 1024 * 1024;
/** What may wait in memory while the database is slow; whoever comes on top is refused. */
const WAITING_BYTES = 64 * 1024 * 1024;

/** Rows that are stored together or not at all, and who waits for it. */
type Parcel<Row> = { rows: readonly Row[]; bytes: number; resolve(): void; reject(error: unknown): void };

/**
 * Commits together what came while the last commit ran. There is no timer: a lone row waits for nobody, and under load
 * the groups grow by themselves. A group that fails is tried again parcel by parcel, so that one bad row fails alone.
 */
export function groupCommit<Row>({ write, bytesOf, isOutage, atOnce = 1 }: GroupCommitOptions<Row>) {
  const waiting: Parcel<Row>[] = [];
  let waitingBytes = 0;
  let commits = 0;
  let isStartScheduled = false;

  /** Resolves once the rows are committed, never before. */
  function put(rows: readonly Row[]): Promise<void> {
    if (!rows.length) return Promise.resolve();
    const bytes = rows.reduce((sum, row) => sum + bytesOf(row), 0);
    if (waiting.length && waitingBytes + bytes > WAITING_BYTES)
      return Promise.reject(new Error(`${waitingBytes} bytes wait for the database already`));
    return new Promise((resolve, reject) => {
      waiting.push({ rows, bytes, resolve, reject });
      waitingBytes += bytes;
      scheduleStart();
    });
  }

  /** After what the sockets have brought in this turn of the event loop: that goes together. */
  function scheduleStart(): void {
    if (isStartScheduled || commits >= atOnce) return;
    isStartScheduled = true;
    setImmediate(() => {
      isStartScheduled = false;
      while (waiting.length && commits < atOnce) void commit(takeGroup());
    });
  }

  function takeGroup(): Parcel<Row>[] {
    let [count, rows, bytes] = [0, 0, 0];
    for (const parcel of waiting) {
      rows += parcel.rows.length;
      bytes += parcel.bytes;
      if (count > 0 && (rows > GROUP_ROWS || bytes > GROUP_BYTES)) break;
      count += 1;
    }
    const group = waiting.splice(0, count);
    for (const parcel of group) waitingBytes -= parcel.bytes;
    return group;
  }

  async function commit(group: Parcel<Row>[]): Promise<void> {
    commits += 1;
    try {
      await write(group.flatMap((parcel) => parcel.rows));
      for (const parcel of group) parcel.resolve();
    } catch (error) {
      if (group.length === 1 || isOutage(error)) for (const parcel of group) parcel.reject(error);
      else await commitOneByOne(group);
    } finally {
      commits -= 1;
      if (waiting.length) scheduleStart();
    }
  }

  async function commitOneByOne(group: Parcel<Row>[]): Promise<void> {
    let outage: unknown;
    for (const parcel of group) {
      if (outage) parcel.reject(outage);
      else
        await write(parcel.rows).then(parcel.resolve, (error: unknown) => {
          if (isOutage(error)) outage = error;
          parcel.reject(error);
        });
    }
  }

  return { put };
}
