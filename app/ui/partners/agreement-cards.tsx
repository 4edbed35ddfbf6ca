import { Banner, BlockStack, Card, FormLayout, Select, Text, TextField } from '@shopify/polaris';
import type { OfferTerms } from '../../domain/program/offer.ts';
import type { PartnerKind } from '../../domain/program/partner.ts';
import { currencySign } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import { CardHeading } from '../card-heading.tsx';
import { RewardCard } from '../program/reward-card.tsx';
import { TYPES_OF } from '../program/reward-fields.ts';
import { RewardInputs } from '../program/reward-inputs.tsx';
import type { RewardForm } from '../program-form.ts';
import { KINDS, SALES } from './partner-form.ts';
import type { PartnerEditor } from './use-partner-form.ts';

type AgreementCardsProps = { editor: PartnerEditor; base: OfferTerms; isNew: boolean; today: string };

/** Who the partner is, what they earn, what their friends get, for how long, and what friends read of it. */
export function AgreementCards({ editor, base, isNew, today }: AgreementCardsProps) {
  const { t } = useWords();
  const { form, errors, change } = editor;
  const { currency } = base;
  const putReward = (field: 'sale' | 'welcome', path: string) => ({
    ...{ path, currency, errors, canBeNone: true, reward: form[field] },
    onChange: (changed: string, part: Partial<RewardForm>) => change(changed, { [field]: { ...form[field], ...part } }),
  });
  return (
    <>
      <WhoCard editor={editor} isNew={isNew} />
      <Card>
        <BlockStack gap="400">
          <CardHeading title={t('partners.form.pay')} help={t('partners.form.payHelp')} />
          {errors('pay') && <Banner tone="critical">{errors('pay')}</Banner>}
          <RewardInputs {...putReward('sale', 'pay.sale')} types={['commission', 'fixed-commission']} />
          <FormLayout>
            {form.sale.type !== 'none' && (
              <Select
                label={t('partners.form.sales')}
                helpText={t('partners.form.salesHelp')}
                name="sales"
                options={SALES.map((value) => ({ value, label: t(`partners.form.salesOf.${value}`) }))}
                value={form.sales}
                onChange={(sales) => change('pay.sales', { sales })}
              />
            )}
            <FormLayout.Group>
              <Sum editor={editor} name="lead" currency={currency} />
              {/* one agreed on before the programme lost the level has to be seen to be taken off */}
              {(base.signUp || form.signUp !== '') && <Sum editor={editor} name="signUp" currency={currency} />}
            </FormLayout.Group>
            {form.lead.trim() !== '' && (
              <TextField
                label={t('partners.form.leadsPerMonth')}
                helpText={t('partners.form.leadsPerMonthHelp')}
                name="leadsPerMonth"
                inputMode="numeric"
                value={form.leadsPerMonth}
                onChange={(leadsPerMonth) => change('pay.leadsPerMonth', { leadsPerMonth })}
                error={errors('pay.leadsPerMonth')}
                autoComplete="off"
              />
            )}
          </FormLayout>
        </BlockStack>
      </Card>
      <RewardCard
        title={t('partners.form.welcome')}
        help={t('partners.form.welcomeHelp')}
        {...putReward('welcome', 'welcome')}
        types={TYPES_OF.welcome}
      />
      <Card>
        <BlockStack gap="400">
          <CardHeading title={t('partners.form.disclosure')} help={t('partners.form.disclosureHelp')} />
          <FormLayout>
            {(['fr', 'en'] as const).map((language) => (
              <TextField
                key={language}
                label={t(`partners.form.in.${language}`)}
                name={`disclosure.${language}`}
                autoComplete="off"
                multiline={2}
                maxLength={300}
                placeholder={t('partners.form.ours')}
                value={form[language]}
                onChange={(text) => change(`disclosure.${language}`, { [language]: text })}
                error={errors(`disclosure.${language}`)}
              />
            ))}
            <TextField
              type="date"
              label={t('partners.form.last')}
              helpText={t('partners.form.lastHelp')}
              name="last"
              min={today}
              value={form.last}
              onChange={(last) => change('last', { last })}
              error={errors('last')}
              autoComplete="off"
            />
          </FormLayout>
        </BlockStack>
      </Card>
    </>
  );
}

function WhoCard({ editor, isNew }: { editor: PartnerEditor; isNew: boolean }) {
  const { t } = useWords();
  const { form, errors, change } = editor;
  return (
    <Card>
      <BlockStack gap="400">
        <CardHeading
          title={t('partners.form.who')}
          help={t(isNew ? 'partners.form.whoHelp' : 'partners.form.whoKept')}
        />
        <FormLayout>
          {isNew && (
            <TextField
              type="email"
              label={t('partners.form.email')}
              helpText={t('partners.form.emailHelp')}
              name="email"
              value={form.email}
              onChange={(email) => change('email', { email })}
              error={errors('email')}
              autoComplete="off"
              maxLength={254}
            />
          )}
          <FormLayout.Group>
            <TextField
              label={t('partners.form.name')}
              helpText={t('partners.form.nameHelp')}
              name="name"
              value={form.name}
              onChange={(name) => change('name', { name })}
              error={errors('name')}
              autoComplete="off"
              maxLength={80}
            />
            <Select
              label={t('partners.form.kind')}
              name="kind"
              options={KINDS.map((value) => ({ value, label: t(`partners.kinds.${value}`) }))}
              value={form.kind}
              onChange={(kind) => change('kind', { kind: kind as PartnerKind })}
            />
          </FormLayout.Group>
        </FormLayout>
      </BlockStack>
    </Card>
  );
}

function Sum({ editor, name, currency }: { editor: PartnerEditor; name: 'lead' | 'signUp'; currency: string }) {
  const { t, locale } = useWords();
  return (
    <TextField
      label={t(`partners.form.${name}`)}
      helpText={t(`partners.form.${name}Help`)}
      name={name}
      inputMode="decimal"
      suffix={<Text as="span">{currencySign(currency, locale)}</Text>}
      value={editor.form[name]}
      onChange={(text) => editor.change(`pay.${name}`, { [name]: text })}
      error={editor.errors(`pay.${name}.amountMinor`)}
      autoComplete="off"
    />
  );
}
