import { BlockStack, Box, Button, Card, InlineGrid, InlineStack, Text } from '@shopify/polaris';
import { useState } from 'react';
import type { RewardSpec } from '../../domain/rewards/reward-spec.ts';
import { formatBasisPoints, moneyWords } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/react.tsx';
import type { TemplateView } from '../../queries/views.ts';
import { AskModal } from '../ask-modal.tsx';
import { rewardShort } from '../offer-words.ts';
import { type Answers, TemplateAsk } from './template-ask.tsx';

type CardsProps = {
  templates: TemplateView[];
  /** what the draft is called that would give way; null = there is none */
  replaces: string | null;
  onPick: (template: TemplateView['id'], answers: Answers) => void;
  picking: string | null;
};

type Picked = { id: TemplateView['id']; answers: Answers };

/** Places to start from, each with its promise in figures and the reason to choose it. */
export function TemplateCards({ templates, replaces, onPick, picking }: CardsProps) {
  const { t } = useWords();
  const [asking, setAsking] = useState<Picked | null>(null);
  const pick = (picked: Picked) => (replaces === null ? onPick(picked.id, picked.answers) : setAsking(picked));
  return (
    <>
      <InlineGrid columns={{ xs: 1, md: Math.min(Math.max(templates.length, 2), 3) }} gap="400">
        {templates.map((template) => (
          <TemplateCard
            key={template.id}
            template={template}
            onPick={(answers) => pick({ id: template.id, answers })}
            isPicking={picking === template.id}
            isDisabled={picking !== null && picking !== template.id}
          />
        ))}
      </InlineGrid>
      {asking && (
        <AskModal
          title={t('templates.replace.title')}
          confirm={t('templates.replace.confirm')}
          isDestructive
          isBusy={picking !== null}
          onConfirm={() => onPick(asking.id, asking.answers)}
          onClose={() => setAsking(null)}
        >
          <Text as="p">{t('templates.replace.text', { name: replaces })}</Text>
        </AskModal>
      )}
    </>
  );
}

type CardProps = {
  template: TemplateView;
  onPick: (answers: Answers) => void;
  isPicking: boolean;
  isDisabled: boolean;
};

function TemplateCard({ template, onPick, isPicking, isDisabled }: CardProps) {
  const words = useWords();
  const { t, locale } = words;
  const { id, need, terms } = template;
  const [answers, setAnswers] = useState<Answers>({ circle: t('templates.asks.circle.usual') });
  const [isAsked, setAsked] = useState(false);
  const { currency, welcome, firstPurchase, conditions } = terms;
  const { minimumSubtotalMinor } = conditions;
  const share = welcome?.type === 'percentage-code' ? formatBasisPoints(welcome.basisPoints, locale) : '';
  const name = t(`templates.${id}.name`, { value: share });
  const isAnswered = need === null || Boolean(answers[need]);
  const reward = (spec: RewardSpec | null) => rewardShort(answered(spec, answers, words), currency, words);
  return (
    <Card>
      <BlockStack gap="400" align="space-between">
        <BlockStack gap="200">
          <Text as="h3" variant="headingMd">
            {name}
          </Text>
          <Text as="p" tone="subdued">
            {t(`templates.${id}.reason`)}
          </Text>
        </BlockStack>
        <Box background="bg-surface-secondary" borderRadius="200" padding="300">
          <BlockStack gap="150">
            <Figure label={t('templates.friendGets')} value={reward(welcome)} />
            <Figure label={t('templates.advocateGets')} value={reward(firstPurchase.advocate)} />
            <Figure
              label={t('templates.from')}
              value={
                minimumSubtotalMinor > 0
                  ? moneyWords({ amountMinor: minimumSubtotalMinor, currency }, words)
                  : t('templates.noMinimum')
              }
            />
          </BlockStack>
        </Box>
        <Left template={template} />
        {need && (
          <TemplateAsk
            need={need}
            answers={answers}
            currency={currency}
            isMissing={isAsked && !isAnswered}
            onAnswer={(answer) => setAnswers({ ...answers, ...answer })}
          />
        )}
        <Button
          variant="primary"
          fullWidth
          onClick={() => (isAnswered ? onPick(answers) : setAsked(true))}
          loading={isPicking}
          disabled={isDisabled}
          accessibilityLabel={t('templates.useNamed', { name })}
        >
          {t('templates.use')}
        </Button>
      </BlockStack>
    </Card>
  );
}

/** The reward with what was answered in it, or with a word for what still has to be. */
function answered(spec: RewardSpec | null, { product, cause, circle }: Answers, { t }: Words): RewardSpec | null {
  if (spec?.type === 'free-product') return { ...spec, title: product?.title ?? t('templates.asks.product.yours') };
  if (spec?.type === 'donation') return { ...spec, cause: cause || t('templates.asks.cause.yours') };
  if (spec?.type === 'customer-tag') return { ...spec, label: circle || t('templates.asks.circle.usual') };
  return spec;
}

/** What an average order leaves after both rewards, with its arithmetic; a warning where it leaves nothing (P1). */
function Left({ template: { order, terms } }: { template: TemplateView }) {
  const words = useWords();
  if (!order || order.rewardsMinor === 0) return null;
  const money = (amountMinor: number) => moneyWords({ amountMinor, currency: terms.currency }, words);
  const isLoss = order.leftMinor < 0;
  return (
    <Text as="p" variant="bodySm" tone={isLoss ? 'caution' : 'subdued'}>
      {words.t(isLoss ? 'templates.order.loss' : 'templates.order.left', {
        margin: money(order.marginMinor),
        rewards: money(order.rewardsMinor),
        left: money(Math.abs(order.leftMinor)),
      })}
    </Text>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <InlineStack align="space-between" gap="200" wrap={false}>
      <Text as="span" tone="subdued">
        {label}
      </Text>
      <Text as="span" fontWeight="semibold" alignment="end">
        {value}
      </Text>
    </InlineStack>
  );
}
