import { Banner, BlockStack, Link, List } from '@shopify/polaris';
import { useWords } from '../i18n/react.tsx';
import type { ProblemView } from '../queries/views.ts';

/** Warnings are problems of their own kind: their codes begin so. */
export const isWarning = ({ code }: Pick<ProblemView, 'code'>): boolean => code.startsWith('alert-');

/** What is unusual about this week (V6), with the way to where it can be looked at; nothing when all is as ever. */
export function WarningsBanner({ problems }: { problems: readonly ProblemView[] }) {
  const { t } = useWords();
  const warnings = problems.filter(isWarning);
  if (warnings.length === 0) return null;
  return (
    <Banner tone="warning" title={t('alerts.title')} action={{ content: t('alerts.details'), url: '/app/problems' }}>
      <BlockStack gap="200">
        <List>
          {warnings.map(({ id, code, values }) => (
            <List.Item key={id}>
              {t(`problems.${code}.title`, values)} <Place code={code} values={values} />
            </List.Item>
          ))}
        </List>
      </BlockStack>
    </Banner>
  );
}

function Place({ code, values }: Pick<ProblemView, 'code' | 'values'>) {
  const { t } = useWords();
  if (code === 'alert-advocate')
    return <Link url={`/app/people/${values.personId}`}>{t('alerts.openAdvocate', { code: values.code })}</Link>;
  if (code === 'alert-dead-letters') return <Link url="/app/health">{t('alerts.openHealth')}</Link>;
  return null;
}
