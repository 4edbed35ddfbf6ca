import { BlockStack, Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import { Dialog } from '../dialog.tsx';
import type { FieldProblem } from '../program-form.ts';
import { problemWords } from './field-errors.ts';
import { FieldProblems } from './field-problems.tsx';

type RefusedTermsProps = { problems: FieldProblem[]; currency: string };

/** Terms that were written before can't be in force again, and stand in no form: says what is in the way. */
export function RefusedTermsModal({ onClose, ...refused }: RefusedTermsProps & { onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog
      onClose={onClose}
      title={t('program.refusedTerms.title')}
      primaryAction={{ content: t('program.refusedTerms.close'), onAction: onClose }}
    >
      <Dialog.Section>
        <RefusedTerms {...refused} />
      </Dialog.Section>
    </Dialog>
  );
}

export function RefusedTerms({ problems, currency }: RefusedTermsProps) {
  const words = useWords();
  return (
    <BlockStack gap="300">
      <Text as="p">{words.t('program.refusedTerms.text')}</Text>
      <FieldProblems problems={problems} say={(problem) => problemWords(problem, currency, words)} />
    </BlockStack>
  );
}
