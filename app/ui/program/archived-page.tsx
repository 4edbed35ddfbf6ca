import { Banner, BlockStack, Button, Card, EmptyState, Page, Text } from '@shopify/polaris';
import { useState } from 'react';
import { formatNumber, moneyWords } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { ArchivedPage as ArchivedPageView, ArchivedProgram } from '../../queries/views.ts';
import { AskModal } from '../ask-modal.tsx';
import { promiseCompact } from '../offer-words.ts';
import { ValueList } from '../value-list.tsx';
import { VersionsCard } from './versions-card.tsx';

type ArchivedPageProps = {
  page: ArchivedPageView;
  busyId: string | null;
  /** why the last copy wasn't made */
  refused: 'unusable' | 'in-the-way' | null;
  onDuplicate: (programId: string) => void;
};

/** The programmes before the current one: what came of each, its versions, and a way to start again from it. */
export function ArchivedPage({ page, busyId, refused, onDuplicate }: ArchivedPageProps) {
  const { t } = useWords();
  const { shop, programs, inTheWay } = page;
  const [asking, setAsking] = useState<ArchivedProgram | null>(null);
  return (
    <Page
      title={t('program.archived.title')}
      subtitle={t('program.archived.subtitle')}
      backAction={{ content: t('program.title'), url: '/app/program' }}
    >
      <BlockStack gap="400">
        {refused && (
          <Banner tone="critical" title={t(`program.archived.refused.${refused}.title`)}>
            {t(`program.archived.refused.${refused}.text`)}
          </Banner>
        )}
        {programs.length === 0 ? (
          <Card>
            <EmptyState heading={t('program.archived.empty.title')} image="/empty-program.svg">
              {t('program.archived.empty.text')}
            </EmptyState>
          </Card>
        ) : (
          <Banner>{t(`program.archived.start.${inTheWay ?? 'free'}`)}</Banner>
        )}
        {programs.map((program) => (
          <BlockStack key={program.id} gap="200">
            <OneProgram
              program={program}
              isBusy={busyId !== null}
              onDuplicate={
                inTheWay === 'program' || inTheWay === 'pilot'
                  ? null
                  : () => (inTheWay ? setAsking(program) : onDuplicate(program.id))
              }
            />
            <VersionsCard versions={program.versions} shop={shop} />
          </BlockStack>
        ))}
      </BlockStack>
      {asking && (
        <AskModal
          title={t('program.archived.replaceTitle')}
          confirm={t('program.archived.replaceConfirm')}
          isDestructive
          isBusy={busyId !== null}
          onConfirm={() => onDuplicate(asking.id)}
          onClose={() => setAsking(null)}
        >
          <Text as="p">{t('program.archived.replaceText', { name: asking.name })}</Text>
        </AskModal>
      )}
    </Page>
  );
}

type OneProgramProps = { program: ArchivedProgram; isBusy: boolean; onDuplicate: (() => void) | null };

function OneProgram({ program, isBusy, onDuplicate }: OneProgramProps) {
  const words = useWords();
  const { t, locale } = words;
  const { name, versions, referrals, rewarded, revenue, cost } = program;
  const figures = {
    referrals: formatNumber(referrals, locale),
    rewarded: formatNumber(rewarded, locale),
    revenue: moneyWords(revenue, words),
    cost: moneyWords(cost, words),
  };
  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <BlockStack gap="100">
          <Text as="h2" variant="headingLg">
            {name}
          </Text>
          {versions[0] && (
            <Text as="p" tone="subdued">
              {promiseCompact(versions[0].terms, words)}
            </Text>
          )}
        </BlockStack>
        <ValueList
          pairs={Object.entries(figures).map(([key, text]) => ({
            name: key,
            label: t(`program.archived.${key}`),
            text,
          }))}
        />
        {onDuplicate && (
          <Button
            onClick={onDuplicate}
            disabled={isBusy}
            accessibilityLabel={t('program.archived.duplicateNamed', { name })}
          >
            {t('program.archived.duplicate')}
          </Button>
        )}
      </BlockStack>
    </Card>
  );
}
