import { BlockStack, Box, Button, Card, InlineStack } from '@shopify/polaris';
import { formatDate, formatNumber, formatRatio, moneyWords } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { SavedForecast } from '../../queries/views.ts';
import { CardHeading } from '../card-heading.tsx';
import { NumberTable } from '../number-table.tsx';

type SavedCardProps = {
  saved: SavedForecast;
  timeZone: string;
  isBusy: boolean;
  onRemove: (id: string) => void;
};

/** Predicted against actual: the whole period, what should be there by today, what is. */
export function SavedCard({ saved, timeZone, isBusy, onRemove }: SavedCardProps) {
  const words = useWords();
  const { t, locale } = words;
  const { id, currency, elapsed, figures } = saved;
  const values = {
    from: formatDate(saved.startsAt, locale, timeZone),
    until: formatDate(saved.lastAt, locale, timeZone),
    made: formatDate(saved.madeAt, locale, timeZone),
    elapsed: formatRatio(elapsed, locale),
  };
  const cell = (figure: string, value: number | null) =>
    value === null
      ? '–'
      : figure.endsWith('Minor')
        ? moneyWords({ amountMinor: value, currency }, words)
        : formatNumber(value, locale);
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <CardHeading
            title={t('forecast.saved.title', values)}
            help={t(
              elapsed === 0 ? 'forecast.saved.before' : elapsed < 1 ? 'forecast.saved.during' : 'forecast.saved.after',
              values,
            )}
          />
          <InlineStack>
            <Button
              variant="plain"
              tone="critical"
              disabled={isBusy}
              accessibilityLabel={t('forecast.saved.removeNamed', values)}
              onClick={() => onRemove(id)}
            >
              {t('forecast.saved.remove')}
            </Button>
          </InlineStack>
        </BlockStack>
      </Box>
      <NumberTable
        label={t('forecast.saved.title', values)}
        texts={1}
        headings={['figure', 'predicted', 'byNow', 'actual'].map((column) => t(`forecast.saved.columns.${column}`))}
        rows={figures.map(({ figure, predicted, byNow, actual }) => ({
          id: figure,
          cells: [
            t(`forecast.saved.figures.${figure}`),
            cell(figure, predicted),
            cell(figure, byNow),
            cell(figure, actual),
          ],
        }))}
      />
    </Card>
  );
}
