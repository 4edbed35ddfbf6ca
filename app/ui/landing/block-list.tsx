import { BlockStack, Box, Button, ButtonGroup, Card, InlineError, InlineStack, Text } from '@shopify/polaris';
import { ArrowDownIcon, ArrowUpIcon, DeleteIcon } from '@shopify/polaris-icons';
import { useEffect, useState } from 'react';
import { useWords } from '../../i18n/react.tsx';
import type { Locale } from '../../i18n/translator.ts';
import { BlockFields } from './block-fields.tsx';
import { ADDABLE, emptyBlock } from './blocks.ts';
import type { LandingEditor, Row } from './use-landing-form.ts';

type BlockListProps = { locale: Locale; editor: LandingEditor; most: number };

/** The blocks of one language, one card each, moved and removed by buttons. */
export function BlockList({ locale, editor, most }: BlockListProps) {
  const { t } = useWords();
  const rows = editor.form[locale];
  const [focus, setFocus] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (focus === null) return;
    const wanted = document.getElementById(focus);
    // at either end the button that was pressed can't be pressed again
    const target = wanted?.matches(':disabled, [aria-disabled="true"]')
      ? document.getElementById(focus.replace(/(up|down)$/, (way) => (way === 'up' ? 'down' : 'up')))
      : wanted;
    target?.focus();
    setFocus(null);
  }, [focus]);

  const move = (at: number, by: 1 | -1) => {
    const row = rows[at] as Row;
    editor.changeBlocks(locale, (before) => before.toSpliced(at, 1).toSpliced(at + by, 0, row));
    setSaid(t('landing.moved', { name: t(`landing.kinds.${row.block.kind}`), place: at + by + 1, count: rows.length }));
    setFocus(`${row.id}-${by < 0 ? 'up' : 'down'}`);
  };
  return (
    <BlockStack gap="400">
      {editor.errors(locale) && <InlineError message={editor.errors(locale) as string} fieldID={`blocks-${locale}`} />}
      <BlockStack as="ol" gap="400" id={`blocks-${locale}`}>
        {rows.map(({ id, block }, at) => {
          const name = t(`landing.kinds.${block.kind}`);
          return (
            <Box as="li" key={id}>
              <Card>
                <BlockStack gap="300">
                  <InlineStack align="space-between" blockAlign="center" gap="200">
                    <Text as="h2" variant="headingMd">
                      {name}
                    </Text>
                    <ButtonGroup>
                      <Button
                        id={`${id}-up`}
                        icon={ArrowUpIcon}
                        variant="tertiary"
                        disabled={at === 0}
                        accessibilityLabel={t('landing.up', { name, number: at + 1 })}
                        onClick={() => move(at, -1)}
                      />
                      <Button
                        id={`${id}-down`}
                        icon={ArrowDownIcon}
                        variant="tertiary"
                        disabled={at === rows.length - 1}
                        accessibilityLabel={t('landing.down', { name, number: at + 1 })}
                        onClick={() => move(at, 1)}
                      />
                      {block.kind !== 'claim' && (
                        <Button
                          icon={DeleteIcon}
                          variant="tertiary"
                          tone="critical"
                          accessibilityLabel={t('landing.remove', { name, number: at + 1 })}
                          onClick={() => {
                            editor.changeBlocks(locale, (before) => before.filter((row) => row.id !== id));
                            setSaid(t('landing.removed', { name }));
                            setFocus('add-hero');
                          }}
                        />
                      )}
                    </ButtonGroup>
                  </InlineStack>
                  <BlockFields
                    block={block}
                    path={`${locale}.${at}`}
                    errors={editor.errors}
                    onChange={(changed) =>
                      editor.changeBlocks(locale, (before) =>
                        before.map((row) => (row.id === id ? { id, block: changed } : row)),
                      )
                    }
                  />
                </BlockStack>
              </Card>
            </Box>
          );
        })}
      </BlockStack>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('landing.add')}
          </Text>
          <InlineStack gap="200">
            {ADDABLE.map((kind) => (
              <Button
                key={kind}
                id={`add-${kind}`}
                disabled={rows.length >= most}
                onClick={() => {
                  const id = editor.add(locale, emptyBlock(kind));
                  setSaid(t('landing.added', { name: t(`landing.kinds.${kind}`) }));
                  setFocus(`${id}-up`);
                }}
              >
                {t(`landing.kinds.${kind}`)}
              </Button>
            ))}
          </InlineStack>
        </BlockStack>
      </Card>
      <output className="Polaris-Text--visuallyHidden">{said}</output>
    </BlockStack>
  );
}
