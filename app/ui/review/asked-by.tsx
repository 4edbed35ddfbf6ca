import { BlockStack, Box, Text } from '@shopify/polaris';
import { formatDateTime } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { ReviewItem } from '../../queries/views.ts';

/** Customers who asked that a human looks, in their own words (V6). */
export function AskedBy({ asked, timeZone }: Pick<ReviewItem, 'asked'> & { timeZone: string }) {
  const { t, locale } = useWords();
  return (
    <Box background="bg-surface-secondary" padding="300" borderRadius="200">
      <BlockStack as="ul" gap="200">
        {asked.map(({ side, note, at, address }) => (
          <Box as="li" key={`${side} ${at}`}>
            <Text as="p" fontWeight="semibold">
              {t(`review.asked.${side}`, { date: formatDateTime(at, locale, timeZone) })}
            </Text>
            {note === null ? (
              <Text as="p" tone="subdued">
                {t('review.asked.noNote')}
              </Text>
            ) : (
              <div style={{ whiteSpace: 'pre-line' }}>
                <Text as="p" breakWord>
                  {note}
                </Text>
              </div>
            )}
            {address !== null && (
              <Text as="p" tone="subdued" breakWord>
                {t('review.asked.address', { address })}
              </Text>
            )}
          </Box>
        ))}
      </BlockStack>
    </Box>
  );
}
