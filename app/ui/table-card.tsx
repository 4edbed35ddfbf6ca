import { Box, Card } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { CardHeading } from './card-heading.tsx';

/** A card whose table reaches its edges, under its heading. */
export function TableCard({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <Card padding="0">
      <Box padding="400">
        <CardHeading title={title} help={help} />
      </Box>
      {children}
    </Card>
  );
}
