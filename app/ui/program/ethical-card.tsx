import { Badge, BlockStack, Card, Checkbox, InlineStack, List, Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { MoreTermsProps } from './more-terms-props.ts';

const DISABLED = ['chance', 'debt', 'charity'] as const;

/** The ethical mode (P15): one switch, with what it disables. */
export function EthicalCard({ form, errors, onChange }: Pick<MoreTermsProps, 'form' | 'errors' | 'onChange'>) {
  const { t } = useWords();
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('program.ethical.title')}
          </Text>
          {form.ethical && <Badge tone="success">{t('program.ethical.on')}</Badge>}
        </InlineStack>
        <Checkbox
          label={t('program.ethical.label')}
          name="ethical"
          checked={form.ethical}
          onChange={(ethical) => onChange('ethical', { ethical })}
          error={errors('ethical')}
        />
        <Text as="p" tone="subdued">
          {t(form.ethical ? 'program.ethical.does' : 'program.ethical.would')}
        </Text>
        <List gap="extraTight">
          {DISABLED.map((what) => (
            <List.Item key={what}>{t(`program.ethical.${what}`)}</List.Item>
          ))}
        </List>
      </BlockStack>
    </Card>
  );
}
