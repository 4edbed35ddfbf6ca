import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { formatCalendarDay } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { HomeView } from '../../queries/views.ts';
import { promiseCompact } from '../offer-words.ts';
import { statusTone } from '../status-tone.ts';

/** First question: is it live? */
export function LiveCard({ program }: { program: NonNullable<HomeView['program']> }) {
  const words = useWords();
  const { t, locale } = words;
  const { status, name, versionNumber, terms, campaign, pilot } = program;
  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t('home.live.title')}
          </Text>
          <Badge tone={statusTone(status)}>{t(`status.${status}`)}</Badge>
        </InlineStack>
        {status !== 'draft' && <Text as="p">{t(`home.live.${status}`, { name, version: versionNumber ?? '–' })}</Text>}
        <Text as="p" tone="subdued">
          {promiseCompact(terms, words)}
        </Text>
        {campaign && (
          <Text as="p">
            {t(`home.live.campaign.${campaign.state === 'running' ? 'running' : 'next'}`, {
              name: campaign.name,
              first: formatCalendarDay(campaign.first, locale),
              last: formatCalendarDay(campaign.last, locale),
              promise: promiseCompact(campaign.terms, words),
            })}{' '}
            <Link url="/app/program/campaigns">{t('home.live.campaign.link')}</Link>
          </Text>
        )}
        {pilot && (
          <Text as="p">
            {t('home.live.pilot.running', { name: pilot })}{' '}
            <Link url="/app/program/pilot">{t('home.live.pilot.link')}</Link>
          </Text>
        )}
        <Button url="/app/program">{t('home.live.edit')}</Button>
      </BlockStack>
    </Card>
  );
}
