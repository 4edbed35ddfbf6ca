import { formatDateTime, formatNumber } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { QuarantinedMessage } from '../../queries/views.ts';
import { RetryList } from '../retry-list.tsx';

type QuarantineProps = {
  messages: QuarantinedMessage[];
  timeZone: string;
  replayingId: string | null;
  onReplay: (id: string) => void;
};

/** What Shopify sent and could not be understood, kept until somebody replays it. */
export function QuarantineCard({ messages, timeZone, replayingId, onReplay }: QuarantineProps) {
  const { t, locale } = useWords();
  return (
    <RetryList
      title={t('problems.quarantine.title')}
      text={t(messages.length === 0 ? 'problems.quarantine.none' : 'problems.quarantine.text')}
      items={messages.map(({ id, topic, arrivedAt, error, attempts }) => {
        const arrived = formatDateTime(arrivedAt, locale, timeZone);
        return {
          id,
          name: topic,
          pairs: [
            { name: 'arrived', label: t('problems.quarantine.arrived'), text: arrived },
            { name: 'attempts', label: t('problems.quarantine.attempts'), text: formatNumber(attempts, locale) },
          ],
          error,
          buttonLabel: t('problems.quarantine.replay'),
          accessibilityLabel: t('problems.quarantine.replayNamed', { topic, arrived }),
          isBusy: replayingId === id,
        };
      })}
      onRetry={onReplay}
    />
  );
}
