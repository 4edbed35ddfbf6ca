import { BlockStack, Box, Card, Text } from '@shopify/polaris';
import { formatDay } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { CampaignsView } from '../../queries/views.ts';
import { CardHeading } from '../card-heading.tsx';
import { NumberTable } from '../number-table.tsx';
import { promiseCompact } from '../offer-words.ts';
import { periodWords } from './period-words.ts';

type Ahead = CampaignsView['ahead'];

/** What is in force when over the next 90 days: drawn, and as a table for whoever can't or needn't see it. */
export function TimelineCard({ ahead }: { ahead: Ahead }) {
  const words = useWords();
  const { t } = words;
  const nameOf = ({ campaign }: Ahead[number]) => campaign?.name ?? t('campaigns.timeline.base');
  const rows = ahead.map((stretch) => ({
    id: stretch.from,
    cells: [periodWords(stretch, words), nameOf(stretch), promiseCompact(stretch.terms, words)],
  }));
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="400">
          <CardHeading title={t('campaigns.timeline.title')} help={t('campaigns.timeline.help')} />
          <Strip ahead={ahead} label={t('campaigns.timeline.drawing')} nameOf={nameOf} />
        </BlockStack>
      </Box>
      <NumberTable
        label={t('campaigns.timeline.title')}
        headings={['when', 'what', 'promise'].map((column) => t(`campaigns.timeline.${column}`))}
        texts={3}
        rows={rows}
      />
    </Card>
  );
}

/** The programme is a quiet line, a campaign stands out of it with its name. */
function Strip({ ahead, label, nameOf }: { ahead: Ahead; label: string; nameOf: (stretch: Ahead[number]) => string }) {
  const { t, locale } = useWords();
  const [start, end] = [ahead[0], ahead.at(-1)];
  if (!start || !end) return null;
  return (
    <BlockStack gap="150">
      <div role="img" aria-label={label} style={{ display: 'flex', gap: 2, blockSize: '2.5rem', alignItems: 'center' }}>
        {ahead.map((stretch) => (
          <div
            key={stretch.from}
            title={nameOf(stretch)}
            data-timeline={stretch.campaign ? 'campaign' : 'programme'}
            style={{
              flex: `${Date.parse(stretch.to) - Date.parse(stretch.from)} 1 0`,
              minInlineSize: 4,
              boxSizing: 'border-box',
              overflow: 'hidden',
              whiteSpace: 'nowrap',
              textOverflow: 'ellipsis',
              borderRadius: 4,
              ...(stretch.campaign ? LOOKS.campaign : LOOKS.programme),
            }}
          >
            {stretch.campaign ? nameOf(stretch) : ''}
          </div>
        ))}
      </div>
      <div aria-hidden="true" style={{ display: 'flex', justifyContent: 'space-between' }}>
        <Text as="span" variant="bodySm" tone="subdued">
          {t('campaigns.timeline.today')}
        </Text>
        <Text as="span" variant="bodySm" tone="subdued">
          {formatDay(end.last, locale)}
        </Text>
      </div>
    </BlockStack>
  );
}

const LOOKS = {
  programme: { blockSize: '0.75rem', background: 'var(--p-color-bg-fill-tertiary)' },
  campaign: {
    blockSize: '2.5rem',
    lineHeight: '2.5rem',
    paddingInline: '0.375rem',
    background: '#0c7d4f',
    color: '#fff',
    fontWeight: 600,
  },
} as const;
