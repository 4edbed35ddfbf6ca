import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { LandingPage } from '../../domain/landing/landing-page.ts';
import type { Locale } from '../../i18n/translator.ts';
import type { PreviewState } from './preview-card.tsx';

export const PREVIEW_PATH = '/app/program/page/preview';
/** Whoever types on asks once, not once a letter. */
const TYPING_MS = 500;

/** Null = it can't be drawn as it is typed just now. */
export type Preview = { document: string; leftOut: string[] } | null;

/** The page drawn by the server as it is being typed; what was drawn last stays meanwhile. */
export function usePreview(page: LandingPage, locale: Locale): PreviewState {
  const { submit, data, state } = useFetcher<Preview>();
  const wanted = JSON.stringify({ page, locale });
  const [asked, setAsked] = useState<string | null>(null);
  const [drawn, setDrawn] = useState<NonNullable<Preview> | null>(null);

  useEffect(() => {
    if (asked === wanted) return;
    const timer = setTimeout(
      () => {
        setAsked(wanted);
        submit(wanted, { method: 'post', action: PREVIEW_PATH, encType: 'application/json' });
      },
      asked === null ? 0 : TYPING_MS,
    );
    return () => clearTimeout(timer);
  }, [asked, wanted, submit]);
  useEffect(() => {
    if (data) setDrawn(data as NonNullable<Preview>);
  }, [data]);

  return {
    document: drawn?.document ?? null,
    leftOut: drawn?.leftOut ?? [],
    isStale: state === 'idle' && asked === wanted && data === null,
  };
}
