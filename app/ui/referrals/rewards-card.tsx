import { Badge, BlockStack, Box, Button, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { formatDate } from '../../i18n/format.ts';
import { grantedWords, rewardDetail } from '../../i18n/offer-words.ts';
import { useWords } from '../../i18n/react.tsx';
import type { RewardView, ShopView } from '../../queries/views.ts';
import { rewardLooks } from '../status-tone.ts';
import { adminUrl } from '../theme-editor.ts';
import { whereabouts } from './whereabouts.ts';

/** What the merchant says of a reward whose making ended without an answer. */
export type ParkedDecision = 'arrived' | 'issue-again';

export type RewardsCardProps = {
  rewards: RewardView[];
  shop: ShopView;
  /** the reward a decision is being sent for */
  busyId: string | null;
  onDecide: (rewardId: string, decision: ParkedDecision) => void;
};

/** What was paid to each side and where it is now. */
export function RewardsCard({ rewards, shop, busyId, onDecide }: RewardsCardProps) {
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
          <BlockStack as="ul" gap="400">
            {rewards.map((reward) => (
              <Box as="li" key={reward.id}>
                <BlockStack gap="100">
                  <InlineStack gap="200" blockAlign="center">
                    <Text as="h3" variant="headingSm">
                      {t(`referral.side.${reward.side}`)}
                      {reward.level && ` · ${t(`referral.level.${reward.level.kind}`, { n: reward.level.n })}`}
                    </Text>
                    <Badge {...rewardLooks[reward.state]}>{t(`referral.rewardState.${reward.state}`)}</Badge>
                  </InlineStack>
                  <Text as="p">{rewardDetail(reward.spec, shop.currency, locale)}</Text>
                  {reward.amount !== null && <Granted reward={reward} currency={shop.currency} />}
                  <Text as="p" tone="subdued">
                    {whereabouts(reward, words, (iso) => formatDate(iso, locale, shop.timeZone))}
                  </Text>
                  {reward.usedOnOrder && <Text as="p">{t('referral.usedOn', { order: reward.usedOnOrder })}</Text>}
                  <Code reward={reward} shopDomain={shop.domain} />
                  {reward.state === 'failed' && reward.reason === 'unclear' && (
                    <Decision
                      reward={reward}
                      currency={shop.currency}
                      isBusy={busyId === reward.id}
                      onDecide={onDecide}
                    />
                  )}
                </BlockStack>
              </Box>
            ))}
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}

/** What a share of an order came to, where the offer alone doesn't say it. */
function Granted({ reward, currency }: { reward: RewardView; currency: string }) {
  const { locale } = useWords();
  const came = grantedWords(reward.spec, reward.amount, currency, locale);
  const said = grantedWords(reward.spec, null, currency, locale);
  return came === said ? null : <Text as="p">{came}</Text>;
}

/** Only a person can tell whether it is there: either word ends the waiting. */
function Decision({
  reward,
  currency,
  isBusy,
  onDecide,
}: { reward: RewardView; currency: string; isBusy: boolean } & Pick<RewardsCardProps, 'onDecide'>) {
  const { t, locale } = useWords();
  const named = { reward: grantedWords(reward.spec, reward.amount, currency, locale) };
  return (
    <InlineStack gap="200">
      <Button
        onClick={() => onDecide(reward.id, 'arrived')}
        loading={isBusy}
        accessibilityLabel={t('referral.arrivedNamed', named)}
      >
        {t('referral.arrived')}
      </Button>
      <Button
        onClick={() => onDecide(reward.id, 'issue-again')}
        loading={isBusy}
        accessibilityLabel={t('referral.againNamed', named)}
      >
        {t('referral.again')}
      </Button>
    </InlineStack>
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
