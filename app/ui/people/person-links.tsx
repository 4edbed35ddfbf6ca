import { Link, Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import { adminUrl } from '../theme-editor.ts';

type PersonLinkProps = {
  personId: string;
  label: string;
  /** a press anywhere on their row follows it; not where rows are there to be picked */
  isOfRow?: boolean;
};

/** To what somebody earned. */
export function PersonLink({ personId, label, isOfRow }: PersonLinkProps) {
  const { t } = useWords();
  return (
    <Link dataPrimaryLink={isOfRow || undefined} url={`/app/people/${personId}`} removeUnderline monochrome>
      <Text as="span" fontWeight="semibold" breakWord>
        {label || t('referrals.unnamed')}
      </Text>
    </Link>
  );
}

/** Names are Shopify's to show: its page of the customer says everything. */
export function CustomerLink({ customerId, shopDomain }: { customerId: string | null; shopDomain: string }) {
  const { t } = useWords();
  if (customerId === null)
    return (
      <Text as="span" tone="subdued">
        {t('people.noAccount')}
      </Text>
    );
  return (
    <Link url={adminUrl(shopDomain, `customers/${customerId}`)} target="_top">
      {t('people.openCustomer')}
    </Link>
  );
}
