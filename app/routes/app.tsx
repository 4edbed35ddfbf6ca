import type { HeadersArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useFetcher, useLoaderData, useLocation, useRouteError, useRouteLoaderData } from '@remix-run/react';
import polarisStyles from '@shopify/polaris/build/esm/styles.css?url';
import { boundary } from '@shopify/shopify-app-remix/server';
import { useEffect } from 'react';
import ownStyles from '../ui/admin.css?url';
import { AdminFrame } from '../ui/admin-frame.tsx';
import { Failure } from '../ui/failure.tsx';
import { PlainFailure } from '../ui/plain-page.tsx';
import { WhileLoading } from '../ui/while-loading.tsx';
import type { loader as countWaiting } from './app.review_.count.ts';

export const links = () => [polarisStyles, ownStyles].map((href) => ({ rel: 'stylesheet', href }));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { container } = context;
  const { locale } = await container.authenticateAdmin(request);
  return { apiKey: container.apiKey, appBridgeUrl: container.appBridgeUrl, locale };
}

/** Key and language hold for as long as the page lives; Shopify names the language in the first address only. */
export const shouldRevalidate = () => false;

/** Lets the library's own answers (retry with a fresh session token…) reach App Bridge. */
export const headers = (args: HeadersArgs) => boundary.headers(args);

export default function AdminLayout() {
  return (
    <AdminFrame {...useLoaderData<typeof loader>()} waiting={useWaitingReviews()}>
      <WhileLoading>
        <Outlet />
      </WhileLoading>
    </AdminFrame>
  );
}

/** Asked anew with each page, since this page's own data are read once. */
function useWaitingReviews(): number | null {
  const { load, data } = useFetcher<typeof countWaiting>();
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each address asked for counts again
  useEffect(() => load('/app/review/count'), [key, load]);
  return data?.waiting ?? null;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const frame = useRouteLoaderData<typeof loader>('routes/app');
  if (!frame) return <PlainFailure />;
  return (
    <AdminFrame {...frame}>
      <Failure error={error} />
    </AdminFrame>
  );
}
