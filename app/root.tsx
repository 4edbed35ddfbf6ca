import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLocation, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Locale } from './i18n/translator.ts';
import { PlainFailure } from './ui/plain-page.tsx';

/** The admin's layout knows the merchant's language; before it is loaded, Shopify's own parameter says it. */
function usePageLocale(): Locale {
  const admin = useRouteLoaderData<{ locale: Locale }>('routes/app');
  const { search } = useLocation();
  return admin?.locale ?? (new URLSearchParams(search).get('locale')?.startsWith('fr') ? 'fr' : 'en');
}

export function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang={usePageLocale()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export const meta = () => [{ title: 'Ricochet' }];

export const links = () => [{ rel: 'icon', href: '/ricochet.svg', type: 'image/svg+xml' }];

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <PlainFailure />;
}
