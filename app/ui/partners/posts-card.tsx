import { Badge, BlockStack, Box, Button, ButtonGroup, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { counted, formatCalendarDay, moneyWords } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { PartnerPost } from '../../queries/views.ts';
import { actorWords } from '../actor-words.ts';
import { CardHeading } from '../card-heading.tsx';

export type PostStep = { decision: 'approved' | 'rejected'; post: PartnerPost };

type PostsCardProps = {
  posts: readonly PartnerPost[];
  isBusy: boolean;
  onAdd: () => void;
  onDecide: (step: PostStep) => void;
};

const TONES = { entered: 'attention', approved: 'success', rejected: undefined } as const;

/** Paid posts: what waits for a human's word, and all that was said on the others. */
export function PostsCard({ posts, isBusy, onAdd, onDecide }: PostsCardProps) {
  const { t } = useWords();
  return (
    <Card>
      <BlockStack gap="400">
        <CardHeading title={t('partners.posts.title')} help={t('partners.posts.help')} />
        {posts.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('partners.posts.none')}
          </Text>
        ) : (
          posts.map((post) => <Post key={post.id} post={post} isBusy={isBusy} onDecide={onDecide} />)
        )}
        <InlineStack>
          <Button onClick={onAdd} disabled={isBusy}>
            {t('partners.posts.add')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Post({ post, isBusy, onDecide }: { post: PartnerPost } & Pick<PostsCardProps, 'isBusy' | 'onDecide'>) {
  const words = useWords();
  const { t, locale } = words;
  const { what, state, amount, impressions, link, publishedOn, enteredBy, decidedBy, reason } = post;
  const name = what || t('partners.erased');
  return (
    <Box borderBlockStartWidth="025" borderColor="border-secondary" paddingBlockStart="300">
      <BlockStack gap="100">
        <InlineStack gap="200" align="space-between">
          <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
            {link ? (
              <Link url={link} target="_blank">
                {name}
              </Link>
            ) : (
              name
            )}
          </Text>
          <Badge tone={TONES[state]}>{t(`partners.posts.states.${state}`)}</Badge>
        </InlineStack>
        <Text as="p">
          {[
            formatCalendarDay(publishedOn, locale),
            moneyWords(amount, words),
            ...(impressions === null ? [] : [counted(words, 'partners.posts.impressions', impressions)]),
          ].join(' · ')}
        </Text>
        <Text as="p" tone="subdued" breakWord>
          {state === 'entered' || !decidedBy
            ? t('partners.posts.enteredBy', { who: actorWords(enteredBy, words) })
            : t(`partners.posts.${state}By`, { who: actorWords(decidedBy, words), reason: reason ?? '–' })}
        </Text>
        {state === 'entered' && (
          <ButtonGroup>
            <Button
              disabled={isBusy}
              onClick={() => onDecide({ decision: 'approved', post })}
              accessibilityLabel={t('partners.posts.approveNamed', { name })}
            >
              {t('partners.posts.approve')}
            </Button>
            <Button
              disabled={isBusy}
              onClick={() => onDecide({ decision: 'rejected', post })}
              accessibilityLabel={t('partners.posts.rejectNamed', { name })}
            >
              {t('partners.posts.reject')}
            </Button>
          </ButtonGroup>
        )}
      </BlockStack>
    </Box>
  );
}
