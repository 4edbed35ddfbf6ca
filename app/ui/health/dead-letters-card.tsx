import { formatDateTime, formatNumber } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { HealthView } from '../../queries/views.ts';
import { wordOr } from '../receipt-words.ts';
import { RetryList } from '../retry-list.tsx';

type DeadLettersProps = {
  letters: HealthView['deadLetters'];
  timeZone: string;
  retryingId: string | null;
  onRetry: (id: string) => void;
};

/** Work that failed as often as it may: it waits here until somebody tries it again. */
export function DeadLettersCard({ letters, timeZone, retryingId, onRetry }: DeadLettersProps) {
  const words = useWords();
  const { t, locale } = words;
  return (
    <RetryList
      title={t('health.dead.title')}
      text={t(letters.length === 0 ? 'health.dead.none' : 'health.dead.text')}
      items={letters.map(({ id, task, failedAt, attempts, error }) => {
        const name = wordOr(words, `health.dead.tasks.${task}`, task);
        const failed = formatDateTime(failedAt, locale, timeZone);
        return {
          id,
          name,
          pairs: [
            { name: 'failed', label: t('health.dead.failed'), text: failed },
            { name: 'attempts', label: t('health.dead.attempts'), text: formatNumber(attempts, locale) },
          ],
          error,
          buttonLabel: t('health.dead.retry'),
          accessibilityLabel: t('health.dead.retryNamed', { task: name, failed }),
          isBusy: retryingId === id,
        };
      })}
      onRetry={onRetry}
    />
  );
}
