import { Badge, Button, IndexTable, Link, Text, useBreakpoints } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { CampaignView } from '../../queries/views.ts';
import { IndexCells } from '../index-cells.tsx';
import { promiseCompact } from '../offer-words.ts';
import { campaignLooks } from '../status-tone.ts';
import { periodWords } from './period-words.ts';

type CampaignTableProps = {
  campaigns: readonly CampaignView[];
  isBusy: boolean;
  onStop: (campaign: CampaignView) => void;
};

export function CampaignTable({ campaigns, isBusy, onStop }: CampaignTableProps) {
  const words = useWords();
  const { t } = words;
  const { smDown } = useBreakpoints();
  return (
    <IndexTable
      resourceName={{ singular: t('campaigns.one'), plural: t('campaigns.many') }}
      itemCount={campaigns.length}
      selectable={false}
      condensed={smDown}
      headings={[
        { title: t('campaigns.columns.name') },
        { title: t('campaigns.columns.days') },
        { title: t('campaigns.columns.state') },
        { title: t('campaigns.columns.promise') },
        { title: t('campaigns.columns.actions') },
      ]}
    >
      {campaigns.map((campaign, position) => (
        <IndexTable.Row key={campaign.id} id={campaign.id} position={position}>
          <IndexCells
            isNarrow={smDown}
            cells={[
              <Name key="name" {...campaign} />,
              <Wrapped key="days">{periodWords(campaign, words)}</Wrapped>,
              <div key="state">
                <Badge {...campaignLooks[campaign.state]}>{t(`campaigns.states.${campaign.state}`)}</Badge>
              </div>,
              <Wrapped key="promise">{promiseCompact(campaign.terms, words)}</Wrapped>,
              <Stop key="stop" campaign={campaign} isBusy={isBusy} onStop={() => onStop(campaign)} />,
            ]}
          />
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

/** The table keeps its cells on one line. */
const Wrapped = ({ children }: { children: string }) => (
  <div style={{ whiteSpace: 'normal', minInlineSize: '9rem', maxInlineSize: '20rem', overflowWrap: 'anywhere' }}>
    {children}
  </div>
);

function Name({ id, name, state }: CampaignView) {
  const shown = (
    <Text as="span" fontWeight="semibold" breakWord>
      {name}
    </Text>
  );
  if (state === 'over' || state === 'called-off') return shown;
  return (
    <Link url={`/app/program/campaigns/${id}`} removeUnderline monochrome>
      {shown}
    </Link>
  );
}

function Stop({ campaign, isBusy, onStop }: { campaign: CampaignView; isBusy: boolean; onStop: () => void }) {
  const { t } = useWords();
  const { name, state } = campaign;
  if (state === 'over' || state === 'called-off') return <span>–</span>;
  const action = state === 'running' ? 'end' : 'callOff';
  return (
    <div>
      <Button onClick={onStop} disabled={isBusy} accessibilityLabel={t(`campaigns.${action}Named`, { name })}>
        {t(`campaigns.${action}`)}
      </Button>
    </div>
  );
}
