import { useLocation, useNavigation } from '@remix-run/react';
import { BlockStack, Card, Layout, SkeletonBodyText, SkeletonDisplayText, SkeletonPage } from '@shopify/polaris';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../i18n/react.tsx';

/** Milliseconds before a skeleton shows: quicker pages swap without flicker. */
const PATIENCE_MS = 300;

const pages = [
  { under: '/app/program', title: 'nav.program', isList: false },
  { under: '/app/referrals', title: 'nav.referrals', isList: true },
  { under: '/app/review/lists', title: 'lists.title', isList: true },
  { under: '/app/review', title: 'nav.review', isList: false },
  { under: '/app/people', title: 'nav.people', isList: true },
  { under: '/app/payouts', title: 'nav.payouts', isList: true },
  { under: '/app/owed', title: 'nav.owed', isList: true },
  { under: '/app/problems', title: 'nav.problems', isList: true },
  { under: '/app/health', title: 'nav.health', isList: false },
];

/** Shows the skeleton of the page being opened; a page that merely refreshes stays as it is. */
export function WhileLoading({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const navigation = useNavigation();
  const target =
    navigation.state === 'loading' && navigation.location.pathname !== pathname ? navigation.location.pathname : null;
  const [isLong, setLong] = useState(false);

  useEffect(() => {
    setLong(false);
    if (target === null) return;
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [target]);

  return target !== null && isLong ? <PageSkeleton path={target} /> : children;
}

function PageSkeleton({ path }: { path: string }) {
  const { t } = useWords();
  const page = pages.find(({ under }) => path.startsWith(under)) ?? { title: 'nav.home', isList: false };
  const twoColumns = !page.isList || path.split('/').length > 3;
  return (
    <SkeletonPage title={t(page.title)} primaryAction={!page.isList} fullWidth={!twoColumns}>
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <CardSkeleton lines={6} />
            <CardSkeleton lines={4} />
          </BlockStack>
        </Layout.Section>
        {twoColumns && (
          <Layout.Section variant="oneThird">
            <CardSkeleton lines={5} />
          </Layout.Section>
        )}
      </Layout>
    </SkeletonPage>
  );
}

function CardSkeleton({ lines }: { lines: number }) {
  return (
    <Card>
      <BlockStack gap="300">
        <SkeletonDisplayText size="small" />
        <SkeletonBodyText lines={lines} />
      </BlockStack>
    </Card>
  );
}
