import { BlockStack, Box, IndexTable } from '@shopify/polaris';
import type { ReactElement } from 'react';

/** A row's cells side by side, or below each other where the screen is narrow. Each needs a key. */
export function IndexCells({ cells, isNarrow }: { cells: readonly ReactElement[]; isNarrow: boolean }) {
  if (!isNarrow) return cells.map((cell) => <IndexTable.Cell key={cell.key}>{cell}</IndexTable.Cell>);
  return (
    <Box paddingBlock="300" paddingInline="400" width="100%">
      <BlockStack gap="100">{cells}</BlockStack>
    </Box>
  );
}
