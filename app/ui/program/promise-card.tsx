import { memo } from 'react';
import type { OfferTerms } from '../../domain/program/offer.ts';
import { useWords } from '../../i18n/react.tsx';
import { promiseLines } from '../offer-words.ts';
import { PromisedLines } from './promised-lines.tsx';

/** What the draft promises, in plain words, while it is being typed. */
export const PromiseCard = memo(function PromiseCard({ terms, isStale }: { terms: OfferTerms; isStale: boolean }) {
  const words = useWords();
  const { t } = words;
  return (
    <PromisedLines
      title={t('promise.title')}
      lines={promiseLines(terms, words)}
      always={t('promise.always')}
      isStale={isStale}
    />
  );
});
