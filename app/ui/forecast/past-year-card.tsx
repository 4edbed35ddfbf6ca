import { BlockStack, Box, Button, Card, InlineStack, List, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { counted, formatBasisPoints, formatNumber, moneyWords } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/react.tsx';
import { parseTypedPercent } from '../../i18n/typed-number.ts';
import type { PastYearView } from '../../queries/views.ts';
import { CardHeading } from '../card-heading.tsx';
import { NumberTable } from '../number-table.tsx';

type PastYearCardProps = {
  /** null = no programme whose conditions could be looked at */
  programName: string | null;
  past: PastYearView | null;
  isCounting: boolean;
  onCount: (shareBp: number) => void;
};

/** "Had this run last year": the shop's own first purchases, with what is assumed said in words. */
export function PastYearCard({ programName, past, isCounting, onCount }: PastYearCardProps) {
  const words = useWords();
  const { t, locale } = words;
  const [share, setShare] = useState('10');
  const [isAsked, setAsked] = useState(false);
  const typed = parseTypedPercent(share, locale);
  const shareBp = typed.ok && typed.value <= 10_000 ? typed.value : null;
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="400">
          <CardHeading title={t('forecast.past.title')} help={t('forecast.past.help')} />
          {programName === null ? (
            <BlockStack gap="300" inlineAlign="start">
              <Text as="p">{t('forecast.past.noProgram')}</Text>
              <Button url="/app/program">{t('forecast.past.openProgram')}</Button>
            </BlockStack>
          ) : (
            <>
              <TextField
                name="share"
                label={t('forecast.past.share')}
                helpText={t('forecast.past.shareHelp')}
                value={share}
                onChange={setShare}
                suffix="%"
                inputMode="decimal"
                autoComplete="off"
                error={isAsked && shareBp === null ? t('forecast.problems.rate') : undefined}
              />
              <InlineStack>
                <Button
                  loading={isCounting}
                  onClick={() => {
                    setAsked(true);
                    if (shareBp !== null) onCount(shareBp);
                  }}
                >
                  {t('forecast.past.count')}
                </Button>
              </InlineStack>
            </>
          )}
          <div role="status">{past && <Text as="p">{sentenceOf(past, words)}</Text>}</div>
        </BlockStack>
      </Box>
      {past && past.year.firstPurchases > 0 && <Counted past={past} />}
    </Card>
  );
}

function sentenceOf({ year, run, shareBp, currency }: PastYearView, words: Words): string {
  const { t, locale } = words;
  if (year.firstPurchases === 0) return t('forecast.past.none');
  return t('forecast.past.sentence', {
    first: counted(words, 'forecast.nouns.firstPurchases', year.firstPurchases),
    qualifying: formatNumber(year.qualifying, locale),
    share: formatBasisPoints(shareBp, locale),
    orders: formatNumber(run.orders, locale),
    cost: moneyWords({ amountMinor: run.advocateMinor + run.friendMinor, currency }, words),
  });
}

function Counted({ past }: { past: PastYearView }) {
  const words = useWords();
  const { t, locale } = words;
  const { year, run, currency } = past;
  const money = (amountMinor: number) => moneyWords({ amountMinor, currency }, words);
  const number = (value: number) => formatNumber(value, locale);
  const rows = {
    first: number(year.firstPurchases),
    qualifying: number(year.qualifying),
    outside: number(year.outside),
    ...(year.unclear > 0 && { unclear: number(year.unclear) }),
    orders: number(run.orders),
    revenue: money(run.revenueMinor),
    advocate: money(run.advocateMinor),
    friend: money(run.friendMinor),
    each: run.orders === 0 ? '–' : money(Math.round((run.advocateMinor + run.friendMinor) / run.orders)),
  };
  return (
    <>
      <NumberTable
        label={t('forecast.past.title')}
        texts={1}
        headings={[t('forecast.lines.line'), t('forecast.lines.result')]}
        rows={Object.entries(rows).map(([row, value]) => ({ id: row, cells: [t(`forecast.past.rows.${row}`), value] }))}
      />
      <Box padding="400">
        <BlockStack gap="200">
          <Text as="h3" variant="headingSm">
            {t('forecast.past.assumed')}
          </Text>
          <List gap="extraTight">
            <List.Item>
              {t('forecast.past.assumptions.share', { share: formatBasisPoints(past.shareBp, locale) })}
            </List.Item>
            <List.Item>{t('forecast.past.assumptions.conditions', { minimum: money(past.minimumMinor) })}</List.Item>
            <List.Item>{t('forecast.past.assumptions.people')}</List.Item>
            <List.Item>{t('forecast.past.assumptions.extra')}</List.Item>
            {!past.isComplete && <List.Item>{t('forecast.past.assumptions.incomplete')}</List.Item>}
          </List>
        </BlockStack>
      </Box>
    </>
  );
}
