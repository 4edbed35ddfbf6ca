import type { Signal } from '../signal.ts';
import { CROWD } from '../trust.ts';

/** Friend and advocate come from one line, or from one browser on it. On a line many use that says little. */
export const sameDevice: Signal = {
  code: 'same-device',
  edition: 1,
  group: 'closeness',
  check({ trust: { shared, others } }) {
    const kind = (['device', 'ip'] as const).find((one) => shared.includes(one));
    if (!kind) return null;
    const onLine = others.ip ?? 0;
    const isCrowded = onLine >= CROWD;
    // with one last name it is a family's
    const isFamily = shared.includes('lastName') && !isCrowded;
    const weight = kind === 'device' ? (isCrowded ? 15 : 35) : isCrowded ? 5 : 15;
    return {
      weight: isFamily ? Math.max(weight, 40) : weight,
      input: { sharedTraces: isFamily ? [kind, 'lastName'] : [kind], peopleOnLine: onLine },
      limit: { sharedTraces: [] },
    };
  },
};
