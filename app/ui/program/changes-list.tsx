import { List, Text } from '@shopify/polaris';
import type { OfferTerms } from '../../domain/program/offer.ts';
import { useWords } from '../../i18n/react.tsx';
import { termsChanges } from '../terms-changes.ts';

/** What differs between two versions of the terms, a line each. */
export function ChangesList({ before, after }: { before: OfferTerms; after: OfferTerms }) {
  const words = useWords();
  const changes = termsChanges(before, after, words);
  if (changes.length === 0) return <Text as="p">{words.t('program.versions.unchanged')}</Text>;
  return (
    <List>
      {changes.map((change) => (
        <List.Item key={change}>{change}</List.Item>
      ))}
    </List>
  );
}
