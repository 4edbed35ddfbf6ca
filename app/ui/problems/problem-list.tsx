import { BlockStack, Card, EmptyState, Page } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { ProblemView, QuarantinedMessage } from '../../queries/views.ts';
import type { ParkedDecision } from '../referrals/rewards-card.tsx';
import { ProblemCard } from './problem-card.tsx';
import { QuarantineCard } from './quarantine-card.tsx';

type ProblemListProps = {
  problems: ProblemView[];
  quarantined: QuarantinedMessage[];
  timeZone: string;
  currency: string;
  /** the problem or message being sent */
  busyId: string | null;
  onDismiss: (id: string) => void;
  onRetry: (id: string) => void;
  onReplay: (id: string) => void;
  onDecide: (id: string, rewardId: string, decision: ParkedDecision) => void;
  onFailed: (message: string) => void;
};

export function ProblemList({
  problems,
  quarantined,
  timeZone,
  currency,
  busyId,
  onDismiss,
  onRetry,
  onReplay,
  onDecide,
  onFailed,
}: ProblemListProps) {
  const { t } = useWords();
  const isQuiet = problems.length === 0 && quarantined.length === 0;
  return (
    <Page title={t('problems.title')} subtitle={t('problems.subtitle')}>
      <BlockStack gap="400">
        {isQuiet && (
          <Card>
            <EmptyState heading={t('problems.none.title')} image="/empty-referrals.svg">
              {t('problems.none.text')}
            </EmptyState>
          </Card>
        )}
        {problems.map((problem) => (
          <ProblemCard
            key={problem.id}
            problem={problem}
            timeZone={timeZone}
            currency={currency}
            isBusy={busyId === problem.id}
            onDismiss={() => onDismiss(problem.id)}
            onRetry={() => onRetry(problem.id)}
            onDecide={(rewardId, decision) => onDecide(problem.id, rewardId, decision)}
            onFailed={onFailed}
          />
        ))}
        {!isQuiet && (
          <QuarantineCard messages={quarantined} timeZone={timeZone} replayingId={busyId} onReplay={onReplay} />
        )}
      </BlockStack>
    </Page>
  );
}
