import { Badge, BlockStack, Box, Button, ButtonGroup, Card, InlineStack, Text } from '@shopify/polaris';
import { formatDate } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { LandingVersionView } from '../../queries/views.ts';
import { landingLooks } from '../status-tone.ts';

type VersionsCardProps = {
  versions: readonly LandingVersionView[];
  timeZone: string;
  isBusy: boolean;
  onAgain: (version: LandingVersionView) => void;
  onWithdraw: (version: LandingVersionView) => void;
};

/** Every page that was published, newest first: when it is shown, and what can be done with it. */
export function VersionsCard({ versions, timeZone, isBusy, onAgain, onWithdraw }: VersionsCardProps) {
  const { t, locale } = useWords();
  const day = (instant: string) => formatDate(instant, locale, timeZone);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('landing.versions.title')}
        </Text>
        {!versions.some(({ state }) => state === 'shown') && <Text as="p">{t('landing.versions.ours')}</Text>}
        {versions.length > 0 && (
          <BlockStack as="ol" gap="400">
            {versions.map((version) => {
              const { id, number, state, startsAt, lastAt } = version;
              const canEnd = state === 'shown' || state === 'waiting' || state === 'planned';
              return (
                <Box as="li" key={id}>
                  <BlockStack gap="100" inlineAlign="start">
                    <InlineStack gap="200" blockAlign="center">
                      <Text as="h3" variant="headingSm">
                        {t('program.versions.number', { version: number })}
                      </Text>
                      <Badge {...landingLooks[state]}>{t(`landing.states.${state}`)}</Badge>
                    </InlineStack>
                    <Text as="p" tone="subdued">
                      {lastAt
                        ? t('landing.versions.between', { first: day(startsAt), last: day(lastAt) })
                        : t('landing.versions.since', { first: day(startsAt) })}
                    </Text>
                    <ButtonGroup>
                      {state !== 'shown' && (
                        <Button
                          variant="plain"
                          disabled={isBusy}
                          accessibilityLabel={t('landing.versions.againNamed', { version: number })}
                          onClick={() => onAgain(version)}
                        >
                          {t('landing.versions.again')}
                        </Button>
                      )}
                      {canEnd && (
                        <Button
                          variant="plain"
                          tone="critical"
                          disabled={isBusy}
                          accessibilityLabel={t('landing.versions.withdrawNamed', { version: number })}
                          onClick={() => onWithdraw(version)}
                        >
                          {t('landing.versions.withdraw')}
                        </Button>
                      )}
                    </ButtonGroup>
                  </BlockStack>
                </Box>
              );
            })}
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}
