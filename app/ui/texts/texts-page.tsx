import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  EmptyState,
  InlineGrid,
  InlineStack,
  Page,
  Select,
  Text,
  TextField,
} from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';
import { useWords, type Words } from '../../i18n/react.tsx';
import { ruleTitle } from '../receipt-words.ts';
import type { RuleSentences } from './rule-sentences.ts';
import { TextModal } from './text-modal.tsx';

type TextsPageProps = {
  rules: readonly RuleSentences[];
  /** French shoppers are addressed as "tu" */
  isInformal: boolean;
  /** characters */
  longest: number;
  editing: RuleSentences | null;
  isBusy: boolean;
  onEdit: (rule: string | null) => void;
  onSave: (rule: string, texts: { fr: string; en: string }) => void;
  onInformal: (isInformal: boolean) => void;
};

const WHICH = ['all', 'own'] as const;
type Which = (typeof WHICH)[number];

/** Each sentence a shopper reads when something is refused, in both languages; any may be replaced (S8). */
export function TextsPage({ rules, isInformal, longest, editing, isBusy, onEdit, onSave, onInformal }: TextsPageProps) {
  const words = useWords();
  const { t } = words;
  const [search, setSearch] = useState('');
  const [which, setWhich] = useState<Which>('all');
  useBackToButton(editing?.rule ?? null);
  const shown = rules.filter((one) => (which === 'all' || isOwn(one)) && matches(one, search, words));
  return (
    <Page
      title={t('texts.title')}
      subtitle={t('texts.subtitle')}
      backAction={{ content: t('nav.program'), url: '/app/program' }}
    >
      <BlockStack gap="400">
        <Card>
          <Select
            label={t('texts.address.label')}
            helpText={t('texts.address.help')}
            name="address"
            disabled={isBusy}
            options={(['vous', 'tu'] as const).map((value) => ({ value, label: t(`texts.address.${value}`) }))}
            value={isInformal ? 'tu' : 'vous'}
            onChange={(chosen) => onInformal(chosen === 'tu')}
          />
        </Card>
        <Card>
          <InlineGrid columns={{ xs: 1, sm: '2fr 1fr' }} gap="400">
            <TextField
              label={t('texts.search')}
              type="search"
              name="search"
              autoComplete="off"
              value={search}
              onChange={setSearch}
              clearButton
              onClearButtonClick={() => setSearch('')}
            />
            <Select
              label={t('texts.which')}
              options={WHICH.map((value) => ({ value, label: t(`texts.choices.${value}`) }))}
              value={which}
              onChange={(value) => setWhich(value as Which)}
            />
          </InlineGrid>
          <Box paddingBlockStart="200">
            <output>
              <Text as="span" tone="subdued">
                {t('texts.count', { count: shown.length })}
              </Text>
            </output>
          </Box>
        </Card>
        {shown.length === 0 ? (
          <Card>
            <EmptyState
              heading={t('texts.none.title')}
              image="/empty-referrals.svg"
              action={{
                content: t('texts.none.action'),
                onAction: () => {
                  setSearch('');
                  setWhich('all');
                },
              }}
            >
              {t('texts.none.text')}
            </EmptyState>
          </Card>
        ) : (
          shown.map((one) => <Sentence key={one.rule} sentences={one} onEdit={() => onEdit(one.rule)} />)
        )}
      </BlockStack>
      {editing && (
        <TextModal
          key={editing.rule}
          sentences={editing}
          longest={longest}
          isBusy={isBusy}
          onClose={() => onEdit(null)}
          onSave={(texts) => onSave(editing.rule, texts)}
        />
      )}
    </Page>
  );
}

/** Whoever closes the dialog stands where they opened it. */
function useBackToButton(editing: string | null): void {
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (editing === null && opened.current) document.getElementById(idOf(opened.current))?.focus();
    opened.current = editing;
  }, [editing]);
}

const idOf = (rule: string): string => `edit-${rule}`;

const isOwn = ({ own }: RuleSentences): boolean => own.fr !== null || own.en !== null;

function matches({ rule, ours, own }: RuleSentences, search: string, words: Words): boolean {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const wanted = plain(search.trim());
  return [ruleTitle(rule, words), ours.fr, ours.en, own.fr ?? '', own.en ?? ''].some((text) =>
    plain(text).includes(wanted),
  );
}

function Sentence({ sentences, onEdit }: { sentences: RuleSentences; onEdit: () => void }) {
  const words = useWords();
  const { t } = words;
  const { rule, ours, own } = sentences;
  const title = ruleTitle(rule, words);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" align="space-between" blockAlign="center">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingSm">
              {title}
            </Text>
            {isOwn(sentences) && <Badge tone="info">{t('texts.own')}</Badge>}
          </InlineStack>
          <Button id={idOf(rule)} onClick={onEdit} accessibilityLabel={t('texts.editNamed', { rule: title })}>
            {t('texts.edit')}
          </Button>
        </InlineStack>
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="300">
          {(['fr', 'en'] as const).map((locale) => (
            <BlockStack key={locale} gap="100">
              <Text as="span" tone="subdued" variant="bodySm">
                {t(`texts.languages.${locale}`)}
              </Text>
              <div lang={locale}>
                <Text as="p" breakWord>
                  {own[locale] ?? ours[locale]}
                </Text>
              </div>
            </BlockStack>
          ))}
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}
