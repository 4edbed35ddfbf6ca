import { Banner, BlockStack, Button, List, Text } from '@shopify/polaris';
import type { OfferTerms } from '../../domain/program/offer.ts';
import { useWords } from '../../i18n/react.tsx';
import { useMissingScopes } from '../use-scopes.ts';
import { scopesOf } from './reward-fields.ts';

/** Until the merchant lets the app give what the published version promises; nothing while all is granted. */
export function MissingScopes({ terms }: { terms: OfferTerms | undefined }) {
  const { missing, isAsking, ask } = useMissingScopes(terms ? scopesOf(terms) : []);
  if (missing.length === 0) return null;
  // in a box of its own: Polaris adds room between two banners in a row, besides the stack's
  return (
    <div>
      <ScopesBanner missing={missing} isAsking={isAsking} onAsk={ask} />
    </div>
  );
}

export function ScopesBanner({
  missing,
  isAsking,
  onAsk,
}: {
  missing: readonly string[];
  isAsking: boolean;
  onAsk: () => void;
}) {
  const { t } = useWords();
  return (
    <Banner tone="warning" title={t('program.scopes.title')}>
      <BlockStack gap="300" inlineAlign="start">
        <List>
          {missing.map((scope) => (
            <List.Item key={scope}>{t(`program.scopes.names.${scope}`)}</List.Item>
          ))}
        </List>
        <Text as="p">{t('program.scopes.text')}</Text>
        <Button onClick={onAsk} loading={isAsking}>
          {t('program.scopes.action')}
        </Button>
      </BlockStack>
    </Banner>
  );
}
