import { BlockStack, Layout, Page } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { HomeView } from '../../queries/views.ts';
import { isWarning, WarningsBanner } from '../warnings-banner.tsx';
import { Checklist } from './checklist.tsx';
import { FunnelCard } from './funnel-card.tsx';
import { ImportProgress } from './import-progress.tsx';
import { LiveCard } from './live-card.tsx';
import { NeedsCard } from './needs-card.tsx';
import { computeNextStep } from './next-step.ts';
import { NextStepCard } from './next-step-card.tsx';
import { ObjectivesCard } from './objectives-card.tsx';
import { TrendCard } from './trend-card.tsx';

type DashboardProps = {
  home: HomeView;
  program: NonNullable<HomeView['program']>;
  onBlocksOpened: () => void;
  onImportAgain: () => void;
};

/** The home page of a published programme: live? working? what needs me? what next? */
export function Dashboard({ home, program, onBlocksOpened, onImportAgain }: DashboardProps) {
  const { t } = useWords();
  const { shop, setup, funnel, previous } = home;
  const step = computeNextStep({ ...program, ...funnel, blocksOpened: setup.blocksOpened });
  const isSettingUp = program.status === 'live' && !(setup.blocksOpened && setup.firstVisit);
  return (
    <Page title={t('home.title')}>
      <Layout>
        {home.needs.problems.some(isWarning) && (
          <Layout.Section variant="fullWidth">
            <WarningsBanner problems={home.needs.problems} />
          </Layout.Section>
        )}
        <Layout.Section>
          <BlockStack gap="400">
            <LiveCard program={program} />
            {isSettingUp && (
              <Checklist setup={setup} hasDraft shopDomain={shop.domain} onBlocksOpened={onBlocksOpened} />
            )}
            <FunnelCard now={funnel} before={previous} />
            <TrendCard trend={home.trend} />
            <ObjectivesCard objectives={home.objectives} currency={shop.currency} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <ImportProgress state={home.import} onAgain={onImportAgain} />
            <NeedsCard needs={home.needs} />
            <NextStepCard step={step} shopDomain={shop.domain} onBlocksOpened={onBlocksOpened} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
