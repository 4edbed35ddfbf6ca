import { BlockStack, Link, Text, TextField } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import { FoldingCard } from './folding-card.tsx';
import type { MoreTermsProps } from './more-terms-props.ts';

const LANGUAGES = [
  ['clausesFr', 'clauses.fr'],
  ['clausesEn', 'clauses.en'],
] as const;

/** What the shop adds to the terms that are written for it (P9). */
export function ClausesCard({
  form,
  terms,
  errors,
  troubled,
  onChange,
  termsUrl,
}: MoreTermsProps & { termsUrl: string | null }) {
  const { t } = useWords();
  const isOwn = terms.clauses.fr !== '' || terms.clauses.en !== '';
  return (
    <FoldingCard
      title={t('program.clausesTitle')}
      summary={t(isOwn ? 'program.clausesOwn' : 'program.clausesNone')}
      mustOpen={troubled.some((path) => path.startsWith('clauses'))}
    >
      <BlockStack gap="400">
        <Text as="p" tone="subdued">
          {t('program.clausesHelp')}{' '}
          {termsUrl && (
            <Link url={termsUrl} target="_blank">
              {t('program.clausesRead')}
            </Link>
          )}
        </Text>
        {LANGUAGES.map(([name, path]) => (
          <TextField
            key={name}
            label={t(`program.${name}`)}
            name={path}
            value={form[name]}
            onChange={(value) => onChange(path, { [name]: value })}
            error={errors(path)}
            maxLength={5_000}
            showCharacterCount
            multiline={4}
            maxHeight={320}
            autoComplete="off"
          />
        ))}
      </BlockStack>
    </FoldingCard>
  );
}
