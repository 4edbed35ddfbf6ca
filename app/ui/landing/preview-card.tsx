import { BlockStack, Card, List, Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { Locale } from '../../i18n/translator.ts';

export type PreviewState = {
  /** null = not drawn yet */
  document: string | null;
  /** CSS that may not be */
  leftOut: readonly string[];
  isStale: boolean;
};

/** The page as friends get it, drawn by the shop's own renderer; nothing in it can run. */
export function PreviewCard({ preview, locale }: { preview: PreviewState; locale: Locale }) {
  const { t } = useWords();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('landing.preview.title')}
        </Text>
        {preview.document === null ? (
          <Text as="p" tone="subdued">
            {t('landing.preview.waiting')}
          </Text>
        ) : (
          <iframe
            title={t('landing.preview.frame')}
            lang={locale}
            sandbox=""
            srcDoc={preview.document}
            data-testid="landing-preview"
            style={{
              inlineSize: '100%',
              blockSize: '32rem',
              border: '1px solid var(--p-color-border)',
              borderRadius: 8,
              background: '#fff',
            }}
          />
        )}
        {preview.isStale && <Text as="p">{t('landing.preview.stale')}</Text>}
        <Text as="p" tone="subdued" variant="bodySm">
          {t('landing.preview.note')}
        </Text>
        {preview.leftOut.length > 0 && (
          <BlockStack gap="100">
            <Text as="p">{t('landing.preview.leftOut')}</Text>
            <List>
              {preview.leftOut.map((written) => (
                <List.Item key={written}>
                  <code style={{ overflowWrap: 'anywhere' }}>{written}</code>
                </List.Item>
              ))}
            </List>
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}
