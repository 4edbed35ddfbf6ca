import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Shopify's cost rules: a scalar is free, an object costs 1, a mutation 10, a connection 2 and what it may return. */
const OBJECT = 1;
const MUTATION = 10;
const CONNECTION = 2;
export const MAX_QUERY_COST = 1_000;

export function requestedCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const defaults = new Map(
    (operation.variableDefinitions ?? []).map((definition) => [
      definition.variable.name.value,
      definition.defaultValue,
    ]),
  );

  const sizeOf = (args: readonly { name: { value: string }; value: unknown }[]): number => {
    for (const argument of args) {
      if (argument.name.value !== 'first' && argument.name.value !== 'last') continue;
      let node = argument.value as { kind: string; value?: string; name?: { value: string } };
      if (node.kind === Kind.VARIABLE) {
        const name = node.name!.value;
        if (typeof variables[name] === 'number') return variables[name];
        const fallback = defaults.get(name);
        if (!fallback) return 0;
        node = fallback as typeof node;
      }
      if (node.kind === Kind.INT) return Number(node.value);
    }
    return 0;
  };

  const costOf = (selectionSet: SelectionSetNode, parent: GraphQLNamedType, multiplier: number): number =>
    selectionSet.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value)!;
        return sum + costOf(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value)!, multiplier);
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = selection.typeCondition ? schema.getType(selection.typeCondition.name.value)! : parent;
        return sum + costOf(selection.selectionSet, type, multiplier);
      }
      const field =
        isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined;
      if (!field || !selection.selectionSet) return sum;
      const named = getNamedType(field.type);
      if (isLeafType(named) || !isCompositeType(named)) return sum;
      if (named.name.endsWith('Connection'))
        return sum + CONNECTION + costOf(selection.selectionSet, named, sizeOf(selection.arguments ?? []));
      if (named.name === 'PageInfo') return sum;
      if (named.name.endsWith('Edge')) return sum + costOf(selection.selectionSet, named, multiplier);
      const times = selection.name.value === 'nodes' || selection.name.value === 'node' ? multiplier : 1;
      const own = parent === schema.getMutationType() ? MUTATION : OBJECT;
      return sum + times * (own + costOf(selection.selectionSet, named, 1));
    }, 0);

  const root = operation.operation === 'mutation' ? schema.getMutationType()! : schema.getQueryType()!;
  return costOf(operation.selectionSet, root, 1);
}

/** Counts what was really resolved, so that an over-asked query gets points back. */
export class ActualCost {
  total = 0;

  count(parentType: string, typeName: string, size: number): void {
    if (typeName.endsWith('Connection')) this.total += CONNECTION;
    else if (typeName === 'PageInfo' || typeName.endsWith('Edge')) return;
    else this.total += size * (parentType === 'Mutation' ? MUTATION : OBJECT);
  }
}
