import { Badge, Banner, BlockStack, Card, EmptyState, Link, Page, Text } from '@shopify/polaris';
import { type ReactNode, useState } from 'react';
import { isSameData } from '../../domain/shared/canonical-json.ts';
import { formatDate } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { PilotPage as PilotPageView, PilotView } from '../../queries/views.ts';
import { CardHeading } from '../card-heading.tsx';
import { promiseCompact } from '../offer-words.ts';
import { ChangesList } from '../program/changes-list.tsx';
import { ComparisonCard } from './comparison-card.tsx';
import { EndModal, type PilotEnd } from './end-modal.tsx';
import { audienceWords } from './pilot-words.ts';
import { StartCard, type StartCardProps } from './start-card.tsx';

type PilotPageProps = Pick<StartCardProps, 'segments' | 'refused' | 'isBusy' | 'onWantSegments' | 'onStart'> & {
  page: PilotPageView;
  banner: ReactNode;
  onEnd: (step: PilotEnd, pilot: PilotView) => void;
};

/** A pilot: started from the draft, compared with the rest, then rolled out or stopped (P12). */
export function PilotPage({ page, banner, onEnd, ...form }: PilotPageProps) {
  const { t } = useWords();
  const [asking, setAsking] = useState<PilotEnd | null>(null);
  const { pilot, draft, base, closed, shop, today } = page;
  const isOn = pilot?.isOn ?? false;
  const isInForce = pilot !== null && base !== null && isSameData(base, pilot.terms);
  const canRollOut = pilot !== null && closed !== 'paused' && (isOn || !isInForce);
  return (
    <Page
      title={t('pilot.title')}
      subtitle={t('pilot.subtitle')}
      titleMetadata={
        pilot && <Badge tone={isOn ? 'success' : undefined}>{t(isOn ? 'pilot.states.on' : 'pilot.states.over')}</Badge>
      }
      backAction={{ content: t('program.title'), url: '/app/program' }}
      primaryAction={
        canRollOut
          ? { content: t('pilot.rollOut'), onAction: () => setAsking('roll-out'), disabled: form.isBusy }
          : undefined
      }
      secondaryActions={
        isOn
          ? [{ content: t('pilot.stop'), destructive: true, onAction: () => setAsking('stop'), disabled: form.isBusy }]
          : []
      }
    >
      <BlockStack gap="400">
        {banner}
        {pilot && (
          <>
            <EndModal
              step={isOn || canRollOut ? asking : null}
              pilot={pilot}
              isBusy={form.isBusy}
              onClose={() => setAsking(null)}
              onConfirm={(step) => {
                setAsking(null);
                onEnd(step, pilot);
              }}
            />
            {isOn && pilot.restTerms === null && (
              <Banner tone="info">
                {t('pilot.giveLink')}{' '}
                <Link url={`https://${shop.domain}/apps/ricochet/space`} target="_blank">
                  {`https://${shop.domain}/apps/ricochet/space`}
                </Link>
              </Banner>
            )}
            <AboutCard pilot={pilot} timeZone={shop.timeZone} />
            <ComparisonCard pilot={pilot} currency={shop.currency} />
          </>
        )}
        {!isOn &&
          (closed === null && draft ? (
            <StartCard draft={draft.terms} base={base} today={today} {...form} />
          ) : (
            <Card>
              <EmptyState
                heading={t(`pilot.closed.${closed}.title`)}
                image="/empty-program.svg"
                action={{ content: t('pilot.closed.action'), url: '/app/program' }}
              >
                {t(`pilot.closed.${closed}.text`)}
              </EmptyState>
            </Card>
          ))}
      </BlockStack>
    </Page>
  );
}

/** Who gets what, and since when. */
function AboutCard({ pilot, timeZone }: { pilot: PilotView; timeZone: string }) {
  const words = useWords();
  const { t, locale } = words;
  const date = (instant: string) => formatDate(instant, locale, timeZone);
  return (
    <Card>
      <BlockStack gap="200">
        <CardHeading title={pilot.name} help={audienceWords(pilot.audience, words)} />
        <Text as="p">
          {pilot.lastAt
            ? t('pilot.period.fromTo', { from: date(pilot.startsAt), to: date(pilot.lastAt) })
            : t('pilot.period.since', { from: date(pilot.startsAt) })}
        </Text>
        <Text as="p">{t('pilot.gets.inside', { promise: promiseCompact(pilot.terms, words) })}</Text>
        <Text as="p">
          {pilot.restTerms
            ? t('pilot.gets.rest', { promise: promiseCompact(pilot.restTerms, words) })
            : t('pilot.gets.nobodyElse')}
        </Text>
        {pilot.restTerms && <ChangesList before={pilot.restTerms} after={pilot.terms} />}
      </BlockStack>
    </Card>
  );
}
