import { IndexTable, useBreakpoints, useIndexResourceState } from '@shopify/polaris';
import type { ReactElement } from 'react';
import { IndexCells } from '../index-cells.tsx';

type PickTableProps<Line extends { id: string }> = {
  /** what a line is, for Polaris to count with */
  resourceName: { singular: string; plural: string };
  headings: readonly string[];
  lines: Line[];
  cellsOf: (line: Line) => ReactElement[];
  action: string;
  /** something is being sent */
  isBusy: boolean;
  onAction: (picked: Line[]) => void;
};

/** Lines to pick from and the one thing to do with them, for one or for many. */
export function PickTable<Line extends { id: string }>({
  resourceName,
  headings,
  lines,
  cellsOf,
  action,
  isBusy,
  onAction,
}: PickTableProps<Line>) {
  const { selectedResources, allResourcesSelected, handleSelectionChange } = useIndexResourceState(lines);
  const { smDown } = useBreakpoints();
  const [first = '', ...others] = headings;
  return (
    <IndexTable
      resourceName={resourceName}
      itemCount={lines.length}
      condensed={smDown}
      selectedItemsCount={allResourcesSelected ? 'All' : selectedResources.length}
      onSelectionChange={handleSelectionChange}
      headings={[{ title: first }, ...others.map((title) => ({ title }))]}
      promotedBulkActions={[
        {
          content: action,
          disabled: isBusy,
          onAction: () => onAction(lines.filter(({ id }) => selectedResources.includes(id))),
        },
      ]}
    >
      {lines.map((line, position) => (
        <IndexTable.Row key={line.id} id={line.id} position={position} selected={selectedResources.includes(line.id)}>
          <IndexCells isNarrow={smDown} cells={cellsOf(line)} />
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
