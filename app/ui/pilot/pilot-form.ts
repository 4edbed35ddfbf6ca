import type { PilotAudience } from '../../domain/program/pilot.ts';
import type { FieldProblem } from '../program-form.ts';

export type Segment = { readonly id: string; readonly name: string };
/** As typed. */
export type PilotForm = {
  name: string;
  kind: PilotAudience['kind'];
  percent: string;
  segmentId: string;
  /** by the shop's calendar; empty = until somebody ends it */
  last: string;
};
export type PilotTyped = { name: string; audience: PilotAudience; last: string | null };

export const emptyPilotForm: PilotForm = { name: '', kind: 'share', percent: '20', segmentId: '', last: '' };

/** What was typed as it is sent, or what can't be read, at its field. */
export function readPilotForm(
  { name, kind, percent, segmentId, last }: PilotForm,
  segments: readonly Segment[],
): { typed: PilotTyped | null; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const wrong = (field: string, problem: string) => problems.push({ field, problem, values: {} });
  const share = /^\d{1,2}$/.test(percent.trim()) ? Number(percent) : 0;
  const segment = segments.find(({ id }) => id === segmentId);
  if (name.trim() === '') wrong('name', 'too-small');
  if (kind === 'share' && share < 1) wrong('audience.percent', 'percent');
  if (kind === 'segment' && !segment) wrong('audience.segmentId', 'no-segment');
  const audience: PilotAudience =
    kind === 'segment' ? { kind, segmentId, name: segment?.name ?? '' } : { kind, percent: share };
  return { typed: problems.length > 0 ? null : { name: name.trim(), audience, last: last || null }, problems };
}
