import { Banner, BlockStack, Button, Card, FormLayout, InlineStack, Link, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import type { OfferTerms } from '../../domain/program/offer.ts';
import { useWords } from '../../i18n/react.tsx';
import { CardHeading } from '../card-heading.tsx';
import { promiseCompact } from '../offer-words.ts';
import { ChangesList } from '../program/changes-list.tsx';
import { problemWords } from '../program/field-errors.ts';
import type { FieldProblem } from '../program-form.ts';
import { AudienceFields } from './audience-fields.tsx';
import { emptyPilotForm, type PilotForm, type PilotTyped, readPilotForm, type Segment } from './pilot-form.ts';

export type StartCardProps = {
  draft: OfferTerms;
  /** what is live for all; null = nothing yet */
  base: OfferTerms | null;
  today: string;
  segments: readonly Segment[] | null | undefined;
  /** what the server found wrong */
  refused: readonly FieldProblem[];
  isBusy: boolean;
  onWantSegments: () => void;
  onStart: (typed: PilotTyped) => void;
};

/** From the draft to a pilot: what is tried, on whom, until when. */
export function StartCard({ draft, base, today, segments, refused, isBusy, onWantSegments, onStart }: StartCardProps) {
  const words = useWords();
  const { t } = words;
  const [form, setForm] = useState<PilotForm>(emptyPilotForm);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [changedSince, setChangedSince] = useState<{ refused: readonly FieldProblem[]; fields: string[] }>({
    refused,
    fields: [],
  });
  // what was refused stands until its field is touched
  const touched = changedSince.refused === refused ? changedSince.fields : [];
  const all = [...problems, ...refused.filter(({ field }) => !touched.includes(field))];
  const errors = (field: string) => {
    const problem = all.find((one) => one.field === field);
    return problem && problemWords(problem, draft.currency, words);
  };
  const change = (field: string, part: Partial<PilotForm>) => {
    if (part.kind === 'segment') onWantSegments();
    setForm((before) => ({ ...before, ...part }));
    setProblems((before) => before.filter((one) => !one.field.startsWith(field)));
    setChangedSince({ refused, fields: [...touched, field] });
  };
  const submit = () => {
    const read = readPilotForm(form, segments ?? []);
    setProblems(read.problems);
    if (read.typed) onStart(read.typed);
  };
  const terms = errors('terms');

  return (
    <Card>
      <BlockStack gap="400">
        <CardHeading title={t('pilot.start.title')} help={t(base ? 'pilot.start.beside' : 'pilot.start.before')} />
        <BlockStack gap="200">
          <Text as="h3" variant="headingSm">
            {t('pilot.start.tried')}
          </Text>
          {base ? <ChangesList before={base} after={draft} /> : <Text as="p">{promiseCompact(draft, words)}</Text>}
          <Text as="p" tone="subdued">
            {t('pilot.start.fromDraft')} <Link url="/app/program">{t('pilot.start.editDraft')}</Link>
          </Text>
        </BlockStack>
        {terms && <Banner tone="critical">{terms}</Banner>}
        <FormLayout>
          <TextField
            label={t('pilot.form.name')}
            helpText={t('program.nameHelp')}
            name="name"
            value={form.name}
            onChange={(name) => change('name', { name })}
            error={errors('name')}
            autoComplete="off"
            maxLength={80}
          />
          <AudienceFields form={form} segments={segments} errors={errors} onChange={change} />
          <TextField
            type="date"
            label={t('pilot.form.last')}
            helpText={t('pilot.form.lastHelp')}
            name="last"
            value={form.last}
            onChange={(last) => change('last', { last })}
            error={errors('last')}
            min={today}
            autoComplete="off"
          />
        </FormLayout>
        <Text as="p" tone="subdued">
          {t(base ? 'pilot.start.whoBeside' : 'pilot.start.whoBefore')}
        </Text>
        <InlineStack>
          <Button variant="primary" onClick={submit} loading={isBusy}>
            {t('pilot.start.action')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
