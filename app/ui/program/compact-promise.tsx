import { Box, Text, useBreakpoints } from '@shopify/polaris';

/** On a narrow screen the summary is far below the fields: its shortest form stays in view. */
export function CompactPromise({ children }: { children: string }) {
  const { mdDown } = useBreakpoints();
  if (!mdDown) return null;
  return (
    <div
      aria-hidden="true"
      style={{ position: 'sticky', insetBlockEnd: 0, marginBlockStart: 'var(--p-space-400)', zIndex: 2 }}
    >
      <Box background="bg-surface" padding="300" borderBlockStartWidth="025" borderColor="border" shadow="200">
        <Text as="p" fontWeight="semibold" alignment="center">
          {children}
        </Text>
      </Box>
    </div>
  );
}
