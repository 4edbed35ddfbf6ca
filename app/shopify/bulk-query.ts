import {
  type FragmentDefinitionNode,
  Kind,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

/**
 * A query as `bulkOperationRunQuery` takes it: one anonymous operation, with the fields of its fragments in their places,
 * since whether bulk queries may have fragments is written nowhere.
 */
export function bulkQueryText(document: { toString(): string }): string {
  const { definitions } = parse(document.toString());
  const fragments = new Map(
    definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment.selectionSet]),
  );
  const flat = (set: SelectionSetNode): SelectionNode[] =>
    set.selections.flatMap((selection) =>
      selection.kind === Kind.FRAGMENT_SPREAD ? flat(fragments.get(selection.name.value)!) : [selection],
    );
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)!;
  const inPlace = visit(operation, {
    enter: (node) => (node.kind === Kind.SELECTION_SET ? { ...node, selections: flat(node) } : undefined),
  });
  return print({ ...inPlace, name: undefined });
}
