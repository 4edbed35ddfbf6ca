import { BlockStack, Button, FormLayout, Text, TextField } from '@shopify/polaris';
import type { LandingBlock } from '../../domain/landing/landing-page.ts';
import { useWords } from '../../i18n/react.tsx';
import type { FieldErrors } from '../program/field-errors.ts';

type BlockFieldsProps = {
  block: LandingBlock;
  /** where its problems stand, as "fr.2" */
  path: string;
  errors: FieldErrors;
  onChange: (block: LandingBlock) => void;
};

/** What one block of the page says. */
export function BlockFields({ block, path, errors, onChange }: BlockFieldsProps) {
  const { t } = useWords();
  const field = (
    name: string,
    label: string,
    value: string,
    put: (value: string) => void,
    more: { multiline?: number; monospaced?: boolean; help?: string; placeholder?: string } = {},
  ) => (
    <TextField
      label={t(`landing.fields.${label}`)}
      name={`${path}.${name}`}
      value={value}
      onChange={put}
      error={errors(`${path}.${name}`)}
      autoComplete="off"
      {...(more.multiline && { multiline: more.multiline, maxHeight: '24rem' })}
      {...(more.monospaced && { monospaced: true, spellCheck: false })}
      {...(more.help && { helpText: t(`landing.fields.${more.help}`) })}
      {...(more.placeholder && { placeholder: more.placeholder })}
    />
  );
  switch (block.kind) {
    case 'hero':
      return (
        <FormLayout>
          {field('title', 'title', block.title, (title) => onChange({ ...block, title }), { help: 'names' })}
          {field('text', 'text', block.text, (text) => onChange({ ...block, text }), { multiline: 3 })}
        </FormLayout>
      );
    case 'offer':
      return <Text as="p">{t('landing.fields.offer')}</Text>;
    case 'claim':
      return <Text as="p">{t('landing.fields.claim')}</Text>;
    case 'steps':
      return (
        <FormLayout>
          {field('title', 'heading', block.title, (title) => onChange({ ...block, title }))}
          <Several
            label="step"
            most={6}
            items={block.steps}
            empty={{ title: '', text: '' }}
            onChange={(steps) => onChange({ ...block, steps })}
          >
            {(step, at, put) => (
              <>
                {field(`steps.${at}.title`, 'stepTitle', step.title, (title) => put({ ...step, title }))}
                {field(`steps.${at}.text`, 'text', step.text, (text) => put({ ...step, text }), { multiline: 2 })}
              </>
            )}
          </Several>
        </FormLayout>
      );
    case 'picture':
      return (
        <FormLayout>
          {field('url', 'picture', block.url, (url) => onChange({ ...block, url }), {
            help: 'pictureHelp',
            placeholder: 'https://cdn.shopify.com/…',
          })}
          {field('alt', 'alt', block.alt, (alt) => onChange({ ...block, alt }), { help: 'altHelp' })}
        </FormLayout>
      );
    case 'questions':
      return (
        <FormLayout>
          {field('title', 'heading', block.title, (title) => onChange({ ...block, title }))}
          <Several
            label="question"
            most={12}
            items={block.questions}
            empty={{ question: '', answer: '' }}
            onChange={(questions) => onChange({ ...block, questions })}
          >
            {(one, at, put) => (
              <>
                {field(`questions.${at}.question`, 'question', one.question, (question) => put({ ...one, question }))}
                {field(`questions.${at}.answer`, 'answer', one.answer, (answer) => put({ ...one, answer }), {
                  multiline: 2,
                })}
              </>
            )}
          </Several>
        </FormLayout>
      );
    case 'quote':
      return (
        <FormLayout>
          {field('text', 'quote', block.text, (text) => onChange({ ...block, text }), { multiline: 3 })}
          {field('author', 'author', block.author, (author) => onChange({ ...block, author }))}
        </FormLayout>
      );
    case 'html':
      return (
        <FormLayout>
          {field('html', 'html', block.html, (html) => onChange({ ...block, html }), {
            multiline: 6,
            monospaced: true,
            help: 'htmlHelp',
          })}
        </FormLayout>
      );
    default:
      return block satisfies never;
  }
}

type SeveralProps<Item> = {
  label: 'step' | 'question';
  most: number;
  items: readonly Item[];
  empty: Item;
  onChange: (items: Item[]) => void;
  children: (item: Item, at: number, put: (item: Item) => void) => React.ReactNode;
};

/** A few of a kind, one at least. */
function Several<Item>({ label, most, items, empty, onChange, children }: SeveralProps<Item>) {
  const { t } = useWords();
  return (
    <BlockStack gap="400">
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are never moved, and two may say the same
        <BlockStack key={at} gap="200" inlineAlign="stretch">
          {children(item, at, (changed) => onChange(items.with(at, changed)))}
          {items.length > 1 && (
            <div>
              <Button
                variant="plain"
                tone="critical"
                accessibilityLabel={t(`landing.${label}.removeNamed`, { number: at + 1 })}
                onClick={() => onChange(items.toSpliced(at, 1))}
              >
                {t(`landing.${label}.remove`)}
              </Button>
            </div>
          )}
        </BlockStack>
      ))}
      {items.length < most && (
        <div>
          <Button onClick={() => onChange([...items, empty])}>{t(`landing.${label}.add`)}</Button>
        </div>
      )}
    </BlockStack>
  );
}
