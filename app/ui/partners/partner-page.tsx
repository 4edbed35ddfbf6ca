import { Badge, Banner, BlockStack, Card, InlineGrid, List, Page, Text } from '@shopify/polaris';
import { type ReactNode, useState } from 'react';
import type { OfferTerms } from '../../domain/program/offer.ts';
import { useWords } from '../../i18n/react.tsx';
import type { PartnerPage as View } from '../../queries/views.ts';
import { AskModal } from '../ask-modal.tsx';
import { CardHeading } from '../card-heading.tsx';
import { InvalidBanner } from '../program/editor-banners.tsx';
import type { FieldProblem } from '../program-form.ts';
import { AgreementCards } from './agreement-cards.tsx';
import { FiguresCard } from './figures-card.tsx';
import type { PartnerTyped } from './partner-form.ts';
import { agreementLines, runsWords } from './partner-words.ts';
import { DecideModal, PostModal, type PostTyped } from './post-modals.tsx';
import { type PostStep, PostsCard } from './posts-card.tsx';
import type { PartnerEditor } from './use-partner-form.ts';

type PartnerPageProps = {
  page: View;
  base: OfferTerms;
  editor: PartnerEditor;
  isBusy: boolean;
  banner: ReactNode;
  /** which post is being written or decided on */
  asking: 'post' | PostStep | null;
  postRefused: readonly FieldProblem[];
  onAsk: (asking: 'post' | PostStep | null) => void;
  onAgree: (typed: PartnerTyped, email: string) => void;
  onEnd: () => void;
  onEnterPost: (post: PostTyped) => void;
  onDecide: (step: PostStep, reason: string) => void;
};

/** One partner: what they brought and cost, their posts, and the agreement (P14). */
export function PartnerPage(props: PartnerPageProps) {
  const { page, base, editor, isBusy, banner, asking, onAsk, onAgree, onEnd } = props;
  const words = useWords();
  const { t } = words;
  const [isEnding, setEnding] = useState(false);
  const { partner, shop, link } = page;
  const isOn = partner?.isOn ?? false;
  return (
    <Page
      title={partner ? partner.name || t('partners.erased') : t('partners.add')}
      titleMetadata={
        partner && (
          <Badge {...(isOn && { tone: 'success' })}>
            {t(isOn ? `partners.kinds.${partner.kind}` : 'partners.over')}
          </Badge>
        )
      }
      {...(partner && { subtitle: runsWords(partner, shop.timeZone, words) })}
      backAction={{ content: t('partners.title'), url: '/app/partners' }}
      primaryAction={{
        content: t(!partner ? 'partners.agree' : isOn ? 'partners.change' : 'partners.again'),
        loading: isBusy,
        disabled: isBusy || page.closed !== null || (isOn && !editor.isDirty),
        onAction: () => {
          const ready = editor.submit();
          if (ready) onAgree(ready, editor.form.email.trim());
        },
      }}
      secondaryActions={
        isOn
          ? [{ content: t('partners.end'), destructive: true, disabled: isBusy, onAction: () => setEnding(true) }]
          : []
      }
    >
      <InlineGrid columns={{ xs: 1, md: ['twoThirds', 'oneThird'] }} gap="400">
        <BlockStack gap="400">
          {banner}
          {partner && !isOn && <Banner tone="info">{t('partners.isOver')}</Banner>}
          {editor.problemCount > 0 && <InvalidBanner count={editor.problemCount} unplaced={[]} />}
          {partner && link && <FiguresCard partner={partner} link={link} currency={shop.currency} />}
          {partner && (
            <PostsCard
              posts={page.posts}
              isBusy={isBusy}
              onAdd={() => onAsk('post')}
              onDecide={(step) => onAsk(step)}
            />
          )}
          <AgreementCards editor={editor} base={base} isNew={partner === null} today={page.today} />
        </BlockStack>
        <div>
          <div style={{ position: 'sticky', insetBlockStart: 'var(--p-space-400)' }}>
            <Card>
              <BlockStack gap="300">
                <CardHeading title={t('partners.words.title')} />
                <List>
                  {agreementLines(editor.typed, base.currency, words).map((line) => (
                    <List.Item key={line}>{line}</List.Item>
                  ))}
                </List>
                <Text as="p" tone="subdued">
                  {t('partners.words.ground')}
                </Text>
                <Text as="p" tone="subdued">
                  {t('partners.words.oneLevel')}
                </Text>
              </BlockStack>
            </Card>
          </div>
        </div>
      </InlineGrid>
      {isEnding && (
        <AskModal
          title={t('partners.ending.title', { name: partner?.name ?? '' })}
          confirm={t('partners.end')}
          isDestructive
          isBusy={isBusy}
          onConfirm={onEnd}
          onClose={() => setEnding(false)}
        >
          <Text as="p">{t('partners.ending.text')}</Text>
        </AskModal>
      )}
      {asking === 'post' && (
        <PostModal
          currency={shop.currency}
          today={page.today}
          isBusy={isBusy}
          refused={props.postRefused}
          onEnter={props.onEnterPost}
          onClose={() => onAsk(null)}
        />
      )}
      {asking !== null && asking !== 'post' && (
        <DecideModal
          step={asking}
          isBusy={isBusy}
          onConfirm={(reason) => props.onDecide(asking, reason)}
          onClose={() => onAsk(null)}
        />
      )}
    </Page>
  );
}
