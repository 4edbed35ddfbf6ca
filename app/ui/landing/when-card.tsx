import { BlockStack, Card, FormLayout, TextField } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import { cityOf } from '../campaigns/period-words.ts';
import { CardHeading } from '../card-heading.tsx';
import type { LandingEditor } from './use-landing-form.ts';

/** From when to when the next version is shown; empty = from now on, and without an end. */
export function WhenCard({ editor, today, timeZone }: { editor: LandingEditor; today: string; timeZone: string }) {
  const { t } = useWords();
  const { form, errors, change } = editor;
  return (
    <Card>
      <BlockStack gap="400">
        <CardHeading title={t('landing.when.title')} help={t('landing.when.help', { city: cityOf(timeZone) })} />
        <FormLayout>
          <FormLayout.Group condensed>
            <TextField
              type="date"
              label={t('landing.when.first')}
              helpText={t('landing.when.firstHelp')}
              name="first"
              value={form.first}
              onChange={(first) => change({ first }, 'first')}
              error={errors('first')}
              min={today}
              autoComplete="off"
            />
            <TextField
              type="date"
              label={t('landing.when.last')}
              helpText={t('landing.when.lastHelp')}
              name="last"
              value={form.last}
              onChange={(last) => change({ last }, 'last')}
              error={errors('last')}
              min={form.first || today}
              autoComplete="off"
            />
          </FormLayout.Group>
        </FormLayout>
      </BlockStack>
    </Card>
  );
}
