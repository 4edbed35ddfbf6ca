import { Banner, BlockStack, Button, Card, Page, Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { HomeView } from '../../queries/views.ts';
import { promiseCompact } from '../offer-words.ts';
import { Checklist } from './checklist.tsx';
import { ImportProgress } from './import-progress.tsx';
import { type ChoiceProps, TemplateChoice } from './template-choice.tsx';

type OnboardingProps = Omit<ChoiceProps, 'starting' | 'currency' | 'replaces'> & {
  home: HomeView;
  hasFailed: boolean;
  onBlocksOpened: () => void;
  onImportAgain: () => void;
};

/** The home page until the first publication: a greeting, a starting point, what comes next. */
export function Onboarding({ home, hasFailed, onBlocksOpened, onImportAgain, ...choice }: OnboardingProps) {
  const words = useWords();
  const { t } = words;
  const { shop, program } = home;
  return (
    <Page title={t('home.welcome.title')}>
      <BlockStack gap="500">
        <BlockStack gap="200">
          <Text as="p" variant="bodyLg">
            {t('home.welcome.greeting', { shop: shop.name })}
          </Text>
          {!program && <Text as="p">{t('home.welcome.how')}</Text>}
        </BlockStack>
        {hasFailed && <Banner tone="critical" title={t('home.welcome.failed')} />}
        {program && (
          <Card>
            <BlockStack gap="300" inlineAlign="start">
              <Text as="h2" variant="headingMd">
                {t('home.welcome.draftTitle')}
              </Text>
              <Text as="p">{t('home.welcome.draftText', { name: program.name })}</Text>
              <Text as="p" tone="subdued">
                {promiseCompact(program.terms, words)}
              </Text>
              <Button variant="primary" url="/app/program">
                {t('home.welcome.draftAction')}
              </Button>
            </BlockStack>
          </Card>
        )}
        {home.starting && (
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t(program ? 'home.welcome.other' : 'home.welcome.choose')}
            </Text>
            <TemplateChoice
              starting={home.starting}
              currency={shop.currency}
              replaces={program?.name ?? null}
              {...choice}
            />
          </BlockStack>
        )}
        <Checklist
          setup={home.setup}
          hasDraft={program !== null}
          shopDomain={shop.domain}
          onBlocksOpened={onBlocksOpened}
        />
        <ImportProgress state={home.import} onAgain={onImportAgain} />
      </BlockStack>
    </Page>
  );
}
