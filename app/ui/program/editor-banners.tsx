import { Banner, BlockStack, Button, List, Text } from '@shopify/polaris';
import type { OfferTerms } from '../../domain/program/offer.ts';
import { formatNumber, moneyWords } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import { ThemeEditorButton } from '../theme-editor-button.tsx';
import { smallestWelcomed } from './smallest-welcomed.ts';

/** Next step after a publication. */
export function PublishedBanner({
  version,
  shopDomain,
  onBlocksOpened,
}: {
  version: number;
  shopDomain: string;
  onBlocksOpened: () => void;
}) {
  const { t } = useWords();
  return (
    <Banner tone="success" title={t('program.publishedBanner.title', { version })}>
      <BlockStack gap="300" inlineAlign="start">
        <Text as="p">{t('program.publishedBanner.text')}</Text>
        <ThemeEditorButton shopDomain={shopDomain} onOpen={onBlocksOpened}>
          {t('program.publishedBanner.action')}
        </ThemeEditorButton>
      </BlockStack>
    </Banner>
  );
}

/** Somebody else saved first; nothing typed here is lost until the merchant says so. */
export function ConflictBanner({
  about,
  onLoad,
  isLoading,
}: {
  about: 'program' | 'campaigns' | 'pilot' | 'partners' | 'landing';
  onLoad: () => void;
  isLoading: boolean;
}) {
  const { t } = useWords();
  return (
    <Banner tone="warning" title={t(`${about}.conflict.title`)}>
      <BlockStack gap="300" inlineAlign="start">
        <Text as="p">{t(`${about}.conflict.text`)}</Text>
        <Button onClick={onLoad} loading={isLoading}>
          {t('program.conflict.action')}
        </Button>
      </BlockStack>
    </Banner>
  );
}

export function InvalidBanner({ count, unplaced }: { count: number; unplaced: string[] }) {
  const { t, locale } = useWords();
  return (
    <Banner tone="critical" title={t('program.invalid.title', { count, value: formatNumber(count, locale) })}>
      <Text as="p">{t('program.invalid.text')}</Text>
      {unplaced.length > 0 && (
        <List>
          {unplaced.map((problem) => (
            <List.Item key={problem}>{problem}</List.Item>
          ))}
        </List>
      )}
    </Banner>
  );
}

export function OneSidedBanner() {
  const { t } = useWords();
  return (
    <Banner tone="warning" title={t('program.oneSided.title')}>
      {t('program.oneSided.text')}
    </Banner>
  );
}

/** The welcome code may be what keeps an order from counting. */
export function WelcomeBanner({ terms }: { terms: OfferTerms }) {
  const words = useWords();
  const welcomed = smallestWelcomed(terms);
  if (!welcomed) return null;
  const money = (amountMinor: number) => moneyWords({ amountMinor, currency: terms.currency }, words);
  return (
    <Banner tone="warning" title={words.t('program.welcomeBelowMinimum.title')}>
      {words.t('program.welcomeBelowMinimum.text', {
        from: money(welcomed.fromMinor),
        left: money(welcomed.leftMinor),
      })}
    </Banner>
  );
}
