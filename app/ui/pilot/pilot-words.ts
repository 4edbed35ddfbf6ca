import type { PilotAudience } from '../../domain/program/pilot.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Words } from '../../i18n/react.tsx';

export const audienceWords = (audience: PilotAudience, { t, locale }: Words): string =>
  audience.kind === 'share'
    ? t('pilot.audience.share', { percent: formatNumber(audience.percent, locale) })
    : t('pilot.audience.segment', { name: audience.name });
