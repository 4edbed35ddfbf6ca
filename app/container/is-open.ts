import { agreementsAt } from '../domain/program/offer-in-force.ts';
import { isDuring } from '../domain/shared/period.ts';
import { inForce, type StoredProgram } from '../persistence/programs.server.ts';
import { pilotOn } from './pilot-places.server.ts';

/** Whether it ever had terms for anybody: what was earned under them is spent under those in force, or last so. */
export const hasOpened = ({ versions, pilots }: StoredProgram, now: Date): boolean =>
  versions.length > 0 || pilots.some(({ pilot }) => pilot !== null && pilot.startsAt <= now);

/** Whether somebody can invite now: anybody, or only who takes part in a pilot or is a partner. */
export const isOpenNow = (program: StoredProgram | null, now: Date): boolean =>
  program?.status === 'live' &&
  (inForce(program, now) !== undefined ||
    pilotOn(program, now) !== null ||
    agreementsAt(program.agreements, now).some(({ partner }) => isDuring(now, partner)));
