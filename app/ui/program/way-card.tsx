import { BlockStack, Button, Card } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import { CardHeading } from '../card-heading.tsx';

/** The way to a page of the programme's own. @param about the words' place: its title and subtitle */
export function WayCard({ about, open, url }: { about: string; open?: string; url: string }) {
  const { t } = useWords();
  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <CardHeading title={t(`${about}.title`)} help={t(`${about}.subtitle`)} />
        <Button url={url}>{t(open ?? `${about}.open`)}</Button>
      </BlockStack>
    </Card>
  );
}
