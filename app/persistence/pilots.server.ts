import type { ProgramStatus } from '../domain/program/offer.ts';
import { pilotsAt } from '../domain/program/offer-in-force.ts';
import {
  type Pilot,
  type PilotPlaces,
  type PilotProblem,
  pilotPlacesSchema,
  pilotProblems,
} from '../domain/program/pilot.ts';
import { isSameData } from '../domain/shared/canonical-json.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { isDuring } from '../domain/shared/period.ts';
import { writeAudit } from './audit.server.ts';
import type { Database, ShopTransaction } from './database.server.ts';
import { newestAccount } from './one-human.server.ts';
import {
  addVersion,
  afterAll,
  allVersions,
  loadProgram,
  oneAtATime,
  pilotOn,
  putInForce,
  type StoredVersion,
  waitForJudge,
} from './programs.server.ts';

export type PilotAnswer =
  | { ok: true }
  | { ok: false; problems: PilotProblem[] }
  /** somebody else changed or started something meanwhile */
  | { ok: false; conflict: true };

type Placed = { advocateId: string; isIn: boolean };

export function pilotRows({ withShop }: Database) {
  return {
    /**
     * Starts a pilot with the draft's terms (P12), before or beside the programme. Refused when another is on, the draft
     * isn't the one that was seen, or the programme is paused or over.
     * @param seen the draft's time that was on screen
     * @param placeOf where each advocate there is already stands, told by their customer id; null = decided when they come
     */
    start: (
      shopId: ShopId,
      pilot: Pilot,
      { seen, placeOf }: { seen: string; placeOf: ((key: string) => boolean) | null },
      actor: string,
      now: Date,
    ): Promise<PilotAnswer> =>
      withShop(shopId, async (tx) => {
        await oneAtATime(tx, shopId);
        // the judge writes programmes and advocates: whoever writes both waits for it before the first, or each waits for the other
        if (placeOf) await waitForJudge(tx, shopId);
        const program = await loadProgram(tx, shopId);
        if (!program || !['draft', 'live'].includes(program.status) || program.draftUpdatedAt.toISOString() !== seen)
          return { ok: false, conflict: true };
        const at = afterAll(allVersions(program), now);
        if (pilotOn(program, at)) return { ok: false, conflict: true };
        const base = program.versions[0]?.terms ?? null;
        const problems = pilotProblems(pilot, { terms: program.draft, base, now: at });
        if (problems.length > 0) return { ok: false, problems };
        const stamp = { shopId, programId: program.id, publishedAt: at, publishedBy: actor };
        await addVersion(tx, { ...stamp, terms: program.draft, pilot: { ...pilot, startsAt: at } });
        await tx.program.update({ where: { shopId_id: { shopId, id: program.id } }, data: { status: 'live' } });
        if (placeOf) await placeAll(tx, { shopId, programId: program.id }, pilot.pilotId, placeOf, at);
        await writeAudit(tx, shopId, { actor, action: 'pilot.started', before: null, after: recorded(pilot) }, now);
        return { ok: true };
      }),

    /** Ends a pilot now; what was promised in it stands. False when it stands otherwise than was seen. */
    stop: (shopId: ShopId, pilotId: string, seen: number, actor: string, now: Date): Promise<boolean> =>
      withShop(shopId, async (tx) => {
        // it can be stopped while the programme is paused or over, too
        const found = await latestPilot(tx, shopId, { pilotId, seen, now }, ['live', 'paused', 'ended']);
        if (!found?.isOn) return false;
        await end(tx, shopId, found, actor);
        const { pilot } = found.version;
        await writeAudit(tx, shopId, { actor, action: 'pilot.stopped', before: recorded(pilot), after: {} }, now);
        return true;
      }),

    /**
     * Puts the latest pilot's terms in force for all, and ends it if it is still on (P12). The version's number; null when
     * it stands otherwise than was seen, or they were put in force meanwhile.
     */
    rollOut: (shopId: ShopId, pilotId: string, seen: number, actor: string, now: Date): Promise<number | null> =>
      withShop(shopId, async (tx) => {
        const found = await latestPilot(tx, shopId, { pilotId, seen, now }, ['live']);
        if (!found) return null;
        const { version, program, at, isOn } = found;
        const [newest] = program.versions;
        if (!isOn && newest && isSameData(newest.terms, version.terms)) return null;
        const number = await putInForce(tx, shopId, {
          ...{ program, terms: version.terms, action: 'program.published', actor, now: at },
        });
        if (isOn) await end(tx, shopId, found, actor);
        const after = { version: number };
        await writeAudit(
          tx,
          shopId,
          { actor, action: 'pilot.rolled-out', before: recorded(version.pilot), after },
          now,
        );
        return number;
      }),

    /** Keeps where an advocate stands; where it was decided before, that stays. Returns all their places. */
    keepPlace: (
      shopId: ShopId,
      advocateId: string,
      pilotId: string,
      { isIn, since }: { isIn: boolean; since: Date },
    ): Promise<PilotPlaces> =>
      withShop(shopId, async (tx) => {
        const [row] = await tx.$queryRaw<{ pilots: unknown }[]>`
          UPDATE advocate SET pilots = jsonb_build_object(${pilotId}::text,
            jsonb_build_object('isIn', ${isIn}::boolean, 'since', ${since.toISOString()}::text, 'visitsBefore', visits)) || pilots
          WHERE shop_id = ${shopId}::uuid AND id = ${advocateId}::uuid RETURNING pilots`;
        return pilotPlacesSchema.parse(row?.pilots ?? {});
      }),
  };
}

type Found = NonNullable<Awaited<ReturnType<typeof latestPilot>>>;

/** The pilot that is on, or was last, as it was seen. */
async function latestPilot(
  tx: ShopTransaction,
  shopId: ShopId,
  { pilotId, seen, now }: { pilotId: string; seen: number; now: Date },
  statuses: readonly ProgramStatus[],
) {
  await oneAtATime(tx, shopId);
  const program = await loadProgram(tx, shopId);
  if (!program || !statuses.includes(program.status)) return null;
  // who waited for another comes after them
  const at = afterAll(allVersions(program), now);
  const [version] = pilotsAt(program.pilots, at);
  return version?.pilot.pilotId === pilotId && version.versionNumber === seen
    ? { program, version, at, isOn: isDuring(at, version.pilot) }
    : null;
}

const end = (
  tx: ShopTransaction,
  shopId: ShopId,
  { program, version: { pilot, terms }, at }: Found,
  actor: string,
): Promise<StoredVersion> =>
  addVersion(tx, {
    ...{ shopId, programId: program.id, publishedAt: at, publishedBy: actor, terms },
    pilot: { ...pilot, endsAt: at },
  });

/** Draws a place for each advocate there is, under the judge's lock; whoever comes later gets theirs then. */
async function placeAll(
  tx: ShopTransaction,
  { shopId, programId }: { shopId: ShopId; programId: string },
  pilotId: string,
  placeOf: (key: string) => boolean,
  since: Date,
): Promise<void> {
  const advocates = await tx.$queryRawUnsafe<{ id: string; customer: string | null }[]>(
    `SELECT a.id, ${newestAccount('a.shop_id', 'a.person_id')} AS customer
     FROM advocate a WHERE a.shop_id = $1::uuid AND a.program_id = $2::uuid ORDER BY a.id`,
    shopId,
    programId,
  );
  const placed: Placed[] = advocates.map(({ id, customer }) => ({ advocateId: id, isIn: placeOf(customer ?? id) }));
  await tx.$executeRaw`
    UPDATE advocate a SET pilots = jsonb_build_object(${pilotId}::text,
      jsonb_build_object('isIn', placed.is_in, 'since', ${since.toISOString()}::text, 'visitsBefore', a.visits)) || a.pilots
    FROM unnest(${placed.map(({ advocateId }) => advocateId)}::uuid[], ${placed.map(({ isIn }) => isIn)}::boolean[]) AS placed (id, is_in)
    WHERE a.shop_id = ${shopId}::uuid AND a.id = placed.id`;
}

/** As the record of changes tells it. */
const recorded = ({ name, audience }: Pilot) => ({
  pilot: name,
  ...(audience.kind === 'share' ? { percent: audience.percent } : { segment: audience.name }),
});
