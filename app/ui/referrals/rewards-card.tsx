import { Badge, BlockStack, Box, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { formatDate } from '../../i18n/format.ts';
import { rewardDetail } from '../../i18n/offer-words.ts';
import { useWords, type Words } from '../../i18n/react.tsx';
import type { RewardView, ShopView } from '../../queries/views.ts';
import { rewardLooks } from '../status-tone.ts';
import { adminUrl } from '../theme-editor.ts';

/** Where a reward is now, in one sentence. */
function whereabouts(
  { state, spec, finalAt, issuedAt, expiresAt, withheldUntil }: RewardView,
  { t, locale }: Words,
  timeZone: string,
): string {
  const date = (iso: string | null) => (iso ? formatDate(iso, locale, timeZone) : '–');
  const key =
    state !== 'issued' ? state : spec.type === 'points' ? 'issuedPoints' : expiresAt ? 'issuedUntil' : 'issued';
  return t(`referral.rewardWhere.${key}`, {
    finalAt: date(finalAt),
    issuedAt: date(issuedAt),
    expiresAt: date(expiresAt),
    withheldUntil: date(withheldUntil),
  });
}

/** What was paid to each side and where it is now. */
export function RewardsCard({ rewards, shop }: { rewards: RewardView[]; shop: ShopView }) {
  const words = useWords();
  const { t, locale } = words;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('referral.paid')}
        </Text>
        {rewards.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('referral.noRewards')}
          </Text>
        ) : (
          <BlockStack as="ul" gap="300">
            {rewards.map((reward) => (
              <Box as="li" key={reward.id}>
                <BlockStack gap="100">
                  <InlineStack gap="200" blockAlign="center">
                    <Text as="h3" variant="headingSm">
                      {t(`referral.side.${reward.side}`)}
                    </Text>
                    <Badge {...rewardLooks[reward.state]}>{t(`referral.rewardState.${reward.state}`)}</Badge>
                  </InlineStack>
                  <Text as="p">{rewardDetail(reward.spec, shop.currency, locale)}</Text>
                  <Text as="p" tone="subdued">
                    {whereabouts(reward, words, shop.timeZone)}
                  </Text>
                  <Code reward={reward} shopDomain={shop.domain} />
                </BlockStack>
              </Box>
            ))}
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Code({ reward: { code, shopifyPath }, shopDomain }: { reward: RewardView; shopDomain: string }) {
  const { t } = useWords();
  if (code === null) return null;
  if (shopifyPath === null) return <Text as="p">{`${t('referral.rewardCode')} ${code}`}</Text>;
  return (
    <Link url={adminUrl(shopDomain, shopifyPath)} target="_top">
      {t('referral.openInShopify', { code })}
    </Link>
  );
}
