import { BlockStack, Box, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris';
import { useRef } from 'react';
import { useWords } from '../../i18n/react.tsx';
import type { Locale } from '../../i18n/translator.ts';
import { CardHeading } from '../card-heading.tsx';
import { type Snippet, snippetHtml, snippetText } from './snippet.ts';
import { SnippetView } from './snippet-view.tsx';
import type { PastedPlace } from './snippets.ts';

type SnippetCardProps = {
  place: PastedPlace;
  snippet: Snippet;
  language: Locale;
  onSay: (message: string, isError?: boolean) => void;
};

/** One piece to paste: how it looks, and its HTML. */
export function SnippetCard({ place, snippet, language, onSay }: SnippetCardProps) {
  const { t } = useWords();
  const code = snippetHtml(snippet);
  const field = useRef<HTMLDivElement>(null);

  async function copy(put: () => Promise<void>) {
    try {
      await put();
      onSay(t('promotion.copied'));
    } catch {
      // where the browser doesn't let us, the text stands there chosen
      field.current?.querySelector('textarea')?.select();
      onSay(t('promotion.notCopied'), true);
    }
  }
  const asSeen = () =>
    navigator.clipboard.write([
      new ClipboardItem({
        'text/html': new Blob([code], { type: 'text/html' }),
        'text/plain': new Blob([snippetText(snippet)], { type: 'text/plain' }),
      }),
    ]);
  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t(`promotion.places.${place}`)} help={t(`promotion.help.${place}`)} />
        <Text as="h3" variant="headingSm">
          {t('promotion.preview')}
        </Text>
        <Box borderWidth="025" borderColor="border-secondary" borderRadius="200" padding="300" background="bg-surface">
          <div data-testid={`preview-${place}`} lang={language} style={{ overflowWrap: 'anywhere' }}>
            <SnippetView snippet={snippet} />
          </div>
        </Box>
        <div ref={field}>
          <TextField
            label={t('promotion.code')}
            name={`code-${place}`}
            value={code}
            readOnly
            multiline={3}
            maxHeight={120}
            monospaced
            autoComplete="off"
            onChange={() => {}}
          />
        </div>
        <InlineStack gap="200">
          <Button
            variant="primary"
            onClick={() => copy(() => navigator.clipboard.writeText(code))}
            accessibilityLabel={t('promotion.copyNamed', { place: t(`promotion.places.${place}`) })}
          >
            {t('promotion.copy')}
          </Button>
          {place !== 'banner' && (
            <Button
              onClick={() => copy(asSeen)}
              accessibilityLabel={t('promotion.copySeenNamed', { place: t(`promotion.places.${place}`) })}
            >
              {t('promotion.copySeen')}
            </Button>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
