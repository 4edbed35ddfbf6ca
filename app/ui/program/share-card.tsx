import { useAppBridge } from '@shopify/app-bridge-react';
import { BlockStack, Box, Button, InlineGrid, Text, TextField } from '@shopify/polaris';
import { friendConditionsLine, friendSentence } from '../../i18n/offer-words.ts';
import { useWords } from '../../i18n/react.tsx';
import { type Locale, translatorFor, voiceIn } from '../../i18n/translator.ts';
import type { ShopView } from '../../queries/views.ts';
import { LONGEST_MESSAGE } from '../program-form.ts';
import { shareLinks } from '../storefront/share-links.ts';
import { FoldingCard } from './folding-card.tsx';
import type { MoreTermsProps } from './more-terms-props.ts';

const LANGUAGES = [
  { locale: 'fr', name: 'messageFr', path: 'share.messages.fr' },
  { locale: 'en', name: 'messageEn', path: 'share.messages.en' },
] as const;

/** What App Bridge answers, as far as it is used. */
type Picked = { images?: { originalSrc?: string }[] };

/** The words and the picture the offer is shared with, as they will look (S3). */
export function ShareCard({ form, terms, errors, troubled, onChange, shop }: MoreTermsProps & { shop: ShopView }) {
  const { t } = useWords();
  const shopify = useAppBridge();
  const { messages, picture } = terms.share;
  const isOwn = messages.fr !== '' || messages.en !== '' || picture !== '';

  async function pickPicture(): Promise<void> {
    const [product] = ((await shopify.resourcePicker({ type: 'product', multiple: false })) ?? []) as Picked[];
    const address = product?.images?.[0]?.originalSrc;
    if (address) onChange('share.picture', { picture: address });
    else if (product) shopify.toast.show(t('program.share.noPicture'), { isError: true });
  }

  return (
    <FoldingCard
      title={t('program.share.title')}
      summary={t(isOwn ? 'program.share.own' : 'program.share.ours')}
      mustOpen={troubled.some((path) => path.startsWith('share'))}
    >
      <BlockStack gap="400">
        <Text as="p" tone="subdued">
          {t('program.share.help')}
        </Text>
        {LANGUAGES.map(({ locale, name, path }) => (
          <BlockStack key={name} gap="200">
            <TextField
              label={t(`program.share.${name}`)}
              name={path}
              value={form[name]}
              onChange={(value) => onChange(path, { [name]: value })}
              error={errors(path)}
              maxLength={LONGEST_MESSAGE}
              showCharacterCount
              multiline={3}
              autoComplete="off"
            />
            <Sent
              locale={locale}
              text={
                shareLinks(
                  exampleOf(locale, shop, terms),
                  voiceIn(locale, { words: terms.words, isInformal: shop.isInformal }),
                ).text
              }
            />
          </BlockStack>
        ))}
        <TextField
          label={t('program.share.picture')}
          helpText={t('program.share.pictureHelp')}
          name="share.picture"
          type="url"
          value={form.picture}
          onChange={(value) => onChange('share.picture', { picture: value })}
          error={errors('share.picture')}
          maxLength={500}
          autoComplete="off"
          connectedRight={<Button onClick={pickPicture}>{t('program.share.pick')}</Button>}
        />
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          {LANGUAGES.map(({ locale }) => (
            <LinkPreview key={locale} locale={locale} terms={terms} shop={shop} />
          ))}
        </InlineGrid>
      </BlockStack>
    </FoldingCard>
  );
}

const exampleName = (locale: Locale): string => translatorFor(locale)('storefront:landing.example');

const exampleOf = (locale: Locale, shop: ShopView, terms: MoreTermsProps['terms']) => ({
  firstName: exampleName(locale),
  shop,
  terms,
  link: `https://${shop.domain}/apps/ricochet/i/CAMILLE-7K2P`,
});

/** The message as it leaves. */
function Sent({ locale, text }: { locale: Locale; text: string }) {
  const { t } = useWords();
  return (
    <Box background="bg-surface-secondary" borderRadius="200" padding="300">
      <Text as="p" tone="subdued" variant="bodySm">
        {t('program.share.sent')}
      </Text>
      <div lang={locale} data-testid={`message-${locale}`} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
        {text}
      </div>
    </Box>
  );
}

/** The link as networks show it. */
function LinkPreview({ locale, terms, shop }: { locale: Locale } & Pick<MoreTermsProps, 'terms'> & { shop: ShopView }) {
  const { t } = useWords();
  const voice = voiceIn(locale, { words: terms.words, isInformal: shop.isInformal });
  const { picture } = terms.share;
  return (
    <Box borderWidth="025" borderColor="border-secondary" borderRadius="200" padding="300">
      <BlockStack gap="100">
        <Text as="p" tone="subdued" variant="bodySm">
          {t(`program.share.preview.${locale}`)}
        </Text>
        {/^https:\/\//.test(picture) && (
          <img
            src={picture}
            alt=""
            referrerPolicy="no-referrer"
            style={{ inlineSize: '100%', maxBlockSize: 160, objectFit: 'cover', borderRadius: 4 }}
          />
        )}
        <div lang={locale}>
          <Text as="p" fontWeight="semibold">
            {friendSentence(terms, exampleName(locale), voice)}
          </Text>
          <Text as="p">{friendConditionsLine(terms, voice)}</Text>
          <Text as="p" tone="subdued">
            {shop.name}
          </Text>
        </div>
      </BlockStack>
    </Box>
  );
}
