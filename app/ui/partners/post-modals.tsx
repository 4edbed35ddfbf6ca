import { BlockStack, FormLayout, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { currencySign, moneyWords } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import { Dialog } from '../dialog.tsx';
import { problemWords } from '../program/field-errors.ts';
import { type FieldProblem, fieldReader } from '../program-form.ts';
import type { PostStep } from './posts-card.tsx';

export type PostTyped = {
  /** of this form: a try again is the same post */
  id: string;
  publishedOn: string;
  what: string;
  link: string;
  impressions: number | null;
  amountMinor: number;
};

type PostModalProps = {
  currency: string;
  today: string;
  isBusy: boolean;
  /** what the server refused of it */
  refused: readonly FieldProblem[];
  onEnter: (post: PostTyped) => void;
  onClose: () => void;
};

const EMPTY = { publishedOn: '', what: '', link: '', impressions: '', amountMinor: '' };

/** Writes a paid post down. Stays open, with all that was typed, until it was taken. */
export function PostModal({ currency, today, isBusy, refused, onEnter, onClose }: PostModalProps) {
  const words = useWords();
  const { t, locale } = words;
  const [id] = useState(() => crypto.randomUUID());
  const [form, setForm] = useState({ ...EMPTY, publishedOn: today });
  const [own, setOwn] = useState<readonly FieldProblem[]>([]);
  const [changed, setChanged] = useState<readonly string[]>([]);
  const field = (name: keyof typeof EMPTY) => {
    const problem = [...own, ...refused].find((one) => one.field === name && !changed.includes(name));
    return {
      name,
      label: t(`partners.posts.form.${name}`),
      helpText: t(`partners.posts.form.${name}Help`),
      autoComplete: 'off',
      value: form[name],
      onChange: (text: string) => {
        setForm({ ...form, [name]: text });
        setChanged([...changed, name]);
      },
      error: problem && problemWords(problem, currency, words),
    };
  };
  const enter = () => {
    const reader = fieldReader({ currency, locale });
    const typed = {
      id,
      publishedOn: form.publishedOn,
      what: reader.text('what', form.what, 200),
      link: form.link.trim(),
      impressions: reader.optionalCount('impressions', form.impressions, 0, 2_000_000_000),
      amountMinor: reader.money('amountMinor', form.amountMinor),
    };
    setOwn(reader.problems);
    setChanged([]);
    if (reader.problems.length === 0) onEnter(typed);
  };
  return (
    <Dialog
      onClose={onClose}
      title={t('partners.posts.add')}
      primaryAction={{ content: t('partners.posts.enter'), loading: isBusy, onAction: enter }}
      secondaryActions={[{ content: t('common.cancel'), onAction: onClose, disabled: isBusy }]}
    >
      <Dialog.Section>
        <FormLayout>
          <TextField {...field('what')} maxLength={200} />
          <FormLayout.Group>
            <TextField {...field('publishedOn')} type="date" max={today} />
            <TextField {...field('amountMinor')} inputMode="decimal" suffix={currencySign(currency, locale)} />
          </FormLayout.Group>
          <TextField {...field('link')} type="url" maxLength={500} />
          <TextField {...field('impressions')} inputMode="numeric" />
        </FormLayout>
      </Dialog.Section>
    </Dialog>
  );
}

type DecideModalProps = {
  step: PostStep;
  isBusy: boolean;
  onConfirm: (reason: string) => void;
  onClose: () => void;
};

/** Asks for the reason before a fee is owed, or isn't: it stays beside the post. */
export function DecideModal({ step, isBusy, onConfirm, onClose }: DecideModalProps) {
  const words = useWords();
  const { t } = words;
  const { decision, post } = step;
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const typed = reason.trim();
  return (
    <Dialog
      onClose={onClose}
      title={t(`partners.posts.decide.${decision}.title`, { what: post.what })}
      primaryAction={{
        content: t(`partners.posts.decide.${decision}.confirm`),
        destructive: decision === 'rejected',
        loading: isBusy,
        onAction: () => (typed ? onConfirm(typed) : setMissing(true)),
      }}
      secondaryActions={[{ content: t('common.cancel'), onAction: onClose, disabled: isBusy }]}
    >
      <Dialog.Section>
        <BlockStack gap="400">
          <Text as="p">{t(`partners.posts.decide.${decision}.text`, { amount: moneyWords(post.amount, words) })}</Text>
          <TextField
            label={t('partners.posts.decide.reason')}
            name="reason"
            autoComplete="off"
            multiline={2}
            maxLength={400}
            value={reason}
            onChange={setReason}
            error={isMissing && !typed ? t('review.modal.missing') : undefined}
          />
        </BlockStack>
      </Dialog.Section>
    </Dialog>
  );
}
