import { Badge, BlockStack, Card, EmptyState, IndexTable, Link, Page, Text, useBreakpoints } from '@shopify/polaris';
import { formatNumber, moneyWords } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { PartnerRow, PartnersView } from '../../queries/views.ts';
import { IndexCells } from '../index-cells.tsx';
import { TableCard } from '../table-card.tsx';
import { costPerSaleMinor, payCompact, runsWords } from './partner-words.ts';

/** Whom the shop pays for bringing customers, and what each brought and cost (P14). */
export function PartnersPage({ page }: { page: PartnersView }) {
  const { t } = useWords();
  const { closed, partners } = page;
  if (closed && partners.length === 0) return <NothingToAgreeOn closed={closed} />;
  const add = { content: t('partners.add'), url: '/app/partners/new' };
  return (
    <Page
      fullWidth
      title={t('partners.title')}
      subtitle={t('partners.subtitle')}
      {...(partners.length > 0 && !closed && { primaryAction: add })}
    >
      {partners.length === 0 ? (
        <Card>
          <EmptyState heading={t('partners.empty.title')} image="/empty-referrals.svg" action={add}>
            {t('partners.empty.text')}
          </EmptyState>
        </Card>
      ) : (
        <TableCard title={t('partners.all')} help={t('partners.allHelp')}>
          <PartnerTable {...page} />
        </TableCard>
      )}
    </Page>
  );
}

/** An agreement rests on what was published: first the programme. */
export function NothingToAgreeOn({ closed }: { closed: NonNullable<PartnersView['closed']> }) {
  const { t } = useWords();
  return (
    <Page title={t('partners.title')}>
      <Card>
        <EmptyState
          heading={t(`partners.closed.${closed}.title`)}
          image="/empty-program.svg"
          action={{ content: t('partners.closed.action'), url: '/app/program' }}
        >
          {t(`partners.closed.${closed}.text`)}
        </EmptyState>
      </Card>
    </Page>
  );
}

function PartnerTable({ partners, shop }: Pick<PartnersView, 'partners' | 'shop'>) {
  const words = useWords();
  const { t } = words;
  const { smDown } = useBreakpoints();
  const money = (amountMinor: number) => moneyWords({ amountMinor, currency: shop.currency }, words);
  const cost = (partner: PartnerRow) => {
    const perSale = costPerSaleMinor(partner);
    return perSale === null ? '–' : money(perSale);
  };
  return (
    <IndexTable
      resourceName={{ singular: t('partners.one'), plural: t('partners.many') }}
      itemCount={partners.length}
      selectable={false}
      condensed={smDown}
      headings={[
        { title: t('partners.columns.partner') },
        { title: t('partners.columns.agreement') },
        { title: t('partners.columns.sales'), alignment: 'end' },
        { title: t('partners.columns.cost'), alignment: 'end' },
        { title: t('partners.columns.perSale'), alignment: 'end' },
      ]}
    >
      {partners.map((partner, position) => (
        <IndexTable.Row key={partner.id} id={partner.id} position={position}>
          <IndexCells
            isNarrow={smDown}
            cells={[
              <Name key="name" partner={partner} />,
              <Wrapped key="agreement">
                <Text as="p">{payCompact(partner, shop.currency, words)}</Text>
                <Text as="p" tone="subdued">
                  {runsWords(partner, shop.timeZone, words)}
                </Text>
              </Wrapped>,
              <Figure key="sales" isNarrow={smDown} label={t('partners.columns.sales')}>
                {formatNumber(partner.sales, words.locale)}
              </Figure>,
              <Figure key="cost" isNarrow={smDown} label={t('partners.columns.cost')}>
                {money(partner.costMinor)}
              </Figure>,
              <Figure key="perSale" isNarrow={smDown} label={t('partners.columns.perSale')}>
                {cost(partner)}
              </Figure>,
            ]}
          />
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

/** Below each other a number needs its name. */
function Figure({ isNarrow, label, children }: { isNarrow: boolean; label: string; children: string }) {
  const { t } = useWords();
  return (
    <Text as="p" numeric alignment={isNarrow ? 'start' : 'end'}>
      {isNarrow ? t('partners.figure', { label, value: children }) : children}
    </Text>
  );
}

/** The table keeps its cells on one line. */
const Wrapped = ({ children }: { children: React.ReactNode }) => (
  <div style={{ whiteSpace: 'normal', maxInlineSize: '22rem', overflowWrap: 'anywhere' }}>{children}</div>
);

function Name({ partner }: { partner: PartnerRow }) {
  const { t } = useWords();
  return (
    <BlockStack gap="100" inlineAlign="start">
      <Link url={`/app/partners/${partner.id}`} removeUnderline monochrome>
        <Text as="span" fontWeight="semibold" breakWord>
          {partner.name || t('partners.erased')}
        </Text>
      </Link>
      <Badge {...(partner.isOn && { tone: 'success' })}>
        {t(partner.isOn ? `partners.kinds.${partner.kind}` : 'partners.over')}
      </Badge>
    </BlockStack>
  );
}
