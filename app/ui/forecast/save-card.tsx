import { BlockStack, Button, Card, InlineStack, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useWords } from '../../i18n/react.tsx';
import { CardHeading } from '../card-heading.tsx';

type SaveCardProps = {
  today: string;
  /** a value above can't be read: what is shown is of before */
  isUnreadable: boolean;
  isSaving: boolean;
  onSave: (startsOn: string) => void;
};

/** Keeps the forecast, to be held against what comes of it. */
export function SaveCard({ today, isUnreadable, isSaving, onSave }: SaveCardProps) {
  const { t } = useWords();
  const [startsOn, setStartsOn] = useState(today);
  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t('forecast.save.title')} help={t('forecast.save.help')} />
        <TextField
          type="date"
          name="startsOn"
          label={t('forecast.save.startsOn')}
          value={startsOn}
          onChange={setStartsOn}
          error={startsOn === '' ? t('forecast.problems.missing') : undefined}
          autoComplete="off"
        />
        <InlineStack>
          <Button onClick={() => onSave(startsOn)} loading={isSaving} disabled={startsOn === '' || isUnreadable}>
            {t('forecast.save.action')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
