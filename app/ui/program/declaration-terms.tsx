import { Checkbox, FormLayout, TextField } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import { declarationSummary } from '../offer-words.ts';
import { FoldingCard } from './folding-card.tsx';
import type { MoreTermsProps } from './more-terms-props.ts';
import { useTermFields } from './use-term-fields.tsx';

const CONSENTS = [
  ['consentFr', 'declarations.consent.fr'],
  ['consentEn', 'declarations.consent.en'],
] as const;

/** Who may say who invited whom, what the other side confirms, and how long an address is kept (V8, C7). */
export function DeclarationTerms({ form, terms, errors, troubled, onChange }: MoreTermsProps) {
  const words = useWords();
  const { t } = words;
  const field = useTermFields({ form, errors, onChange });
  return (
    <FoldingCard
      title={t('program.declarationsTitle')}
      summary={declarationSummary(terms, words)}
      mustOpen={troubled.some((path) => path.startsWith('declarations'))}
    >
      <FormLayout>
        {(['advocateConfirms', 'friendConfirms'] as const).map((name) => (
          <Checkbox
            key={name}
            label={t(`program.${name}`)}
            helpText={t(`program.${name}Help`)}
            name={`declarations.${name}`}
            checked={form[name]}
            onChange={(checked) => onChange(`declarations.${name}`, { [name]: checked })}
          />
        ))}
        <FormLayout.Group>
          {field('declaredPerDay', 'declarations.perDay', t('program.friendsUnit'))}
          {field('lateDays', 'declarations.lateDays', t('program.daysUnit'))}
          {field('forgetDays', 'declarations.forgetDays', t('program.daysUnit'))}
        </FormLayout.Group>
        {CONSENTS.map(([name, path]) => (
          <TextField
            key={name}
            label={t(`program.${name}`)}
            helpText={t('program.consentHelp')}
            placeholder={t(`program.${name}Default`)}
            name={path}
            value={form[name]}
            onChange={(value) => onChange(path, { [name]: value })}
            error={errors(path)}
            maxLength={300}
            multiline={2}
            autoComplete="off"
          />
        ))}
      </FormLayout>
    </FoldingCard>
  );
}
