import { useLocation, useNavigation } from '@remix-run/react';
import { BlockStack, Card, Layout, SkeletonBodyText, SkeletonDisplayText, SkeletonPage } from '@shopify/polaris';
import { type ReactNode, useEffect, useState } from 'react';

/** Milliseconds before a skeleton shows: quicker pages swap without flicker. */
const PATIENCE_MS = 300;

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

  return target !== null && isLong ? (
    <PageSkeleton twoColumns={target !== '/app/referrals' && target !== '/app/problems'} />
  ) : (
    children
  );
}

function PageSkeleton({ twoColumns }: { twoColumns: boolean }) {
  return (
    <SkeletonPage primaryAction fullWidth={!twoColumns}>
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
