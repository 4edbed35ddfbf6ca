import { Link } from '@remix-run/react';
import { NavMenu } from '@shopify/app-bridge-react';
import polarisEn from '@shopify/polaris/locales/en.json';
import polarisFr from '@shopify/polaris/locales/fr.json';
import { AppProvider } from '@shopify/shopify-app-remix/react';
import type { ReactNode } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { useWords, WordsProvider } from '../i18n/react.tsx';
import type { Locale } from '../i18n/translator.ts';
import { ReadyMain } from './ready-main.tsx';

const polarisWords: Record<Locale, typeof polarisEn> = { en: polarisEn, fr: polarisFr };

type FrameProps = {
  apiKey: string;
  appBridgeUrl: string;
  locale: Locale;
  /** orders and claims that wait for a human; null = not known yet */
  waiting?: number | null;
  children: ReactNode;
};

/** App Bridge, Polaris and our own words around every admin page, and the menu in Shopify's side bar. */
export function AdminFrame({ apiKey, appBridgeUrl, locale, waiting = null, children }: FrameProps) {
  return (
    <AppProvider isEmbeddedApp apiKey={apiKey} __APP_BRIDGE_URL={appBridgeUrl} i18n={polarisWords[locale]}>
      <WordsProvider locale={locale}>
        <Menu waiting={waiting} />
        <ReadyMain>{children}</ReadyMain>
      </WordsProvider>
    </AppProvider>
  );
}

function Menu({ waiting }: { waiting: number | null }) {
  const { t, locale } = useWords();
  return (
    <NavMenu>
      <Link to="/app" rel="home">
        {t('nav.home')}
      </Link>
      <Link to="/app/program">{t('nav.program')}</Link>
      <Link to="/app/forecast">{t('nav.forecast')}</Link>
      <Link to="/app/objectives">{t('nav.objectives')}</Link>
      <Link to="/app/referrals">{t('nav.referrals')}</Link>
      <Link to="/app/declarations">{t('nav.declarations')}</Link>
      <Link to="/app/review">
        {waiting ? t('nav.reviewCount', { number: formatNumber(waiting, locale) }) : t('nav.review')}
      </Link>
      <Link to="/app/partners">{t('nav.partners')}</Link>
      <Link to="/app/people">{t('nav.people')}</Link>
      <Link to="/app/payouts">{t('nav.payouts')}</Link>
      <Link to="/app/owed">{t('nav.owed')}</Link>
      <Link to="/app/problems">{t('nav.problems')}</Link>
      <Link to="/app/health">{t('nav.health')}</Link>
    </NavMenu>
  );
}
