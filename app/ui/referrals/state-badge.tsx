import { Badge } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { ReferralState } from '../../queries/views.ts';
import { referralLooks } from '../status-tone.ts';

export function StateBadge({ state }: { state: ReferralState }) {
  const { t } = useWords();
  return <Badge {...referralLooks[state]}>{t(`states.${state}`)}</Badge>;
}
