import { BlockStack, Box, Card, Icon, InlineStack, Link, Text } from '@shopify/polaris';
import { AlertTriangleIcon, CheckCircleIcon, ClockIcon } from '@shopify/polaris-icons';
import { counted } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { HomeView } from '../../queries/views.ts';
import { isWarning } from '../warnings-banner.tsx';

/** Third question: what needs me? Only what somebody has to look at. */
export function NeedsCard({ needs }: { needs: HomeView['needs'] }) {
  const words = useWords();
  const { t } = words;
  const all = [
    {
      key: 'problems',
      count: needs.problems.filter((problem) => !isWarning(problem)).length,
      url: '/app/problems',
      icon: AlertTriangleIcon,
    },
    { key: 'quarantined', count: needs.quarantined, url: '/app/problems', icon: AlertTriangleIcon },
    { key: 'held', count: needs.heldReferrals, url: '/app/review', icon: ClockIcon },
  ].filter(({ count }) => count > 0);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('home.needs.title')}
        </Text>
        {all.length === 0 ? (
          <InlineStack gap="200" wrap={false} blockAlign="start">
            <span>
              <Icon source={CheckCircleIcon} tone="success" />
            </span>
            <Text as="p">{t('home.needs.nothing')}</Text>
          </InlineStack>
        ) : (
          <BlockStack as="ul" gap="300">
            {all.map(({ key, count, url, icon }) => (
              <Box as="li" key={key}>
                <InlineStack gap="200" wrap={false} blockAlign="start">
                  <span>
                    <Icon source={icon} tone="caution" />
                  </span>
                  <BlockStack gap="050">
                    <Text as="span">{counted(words, `home.needs.${key}`, count)}</Text>
                    <Link url={url}>{t(`home.needs.${key}Action`)}</Link>
                  </BlockStack>
                </InlineStack>
              </Box>
            ))}
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}
