import {
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Shopify's cost rules: a scalar is free, an object costs 1, a mutation 10 with what it answers, a connection 2 and what it may return. */
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

  /** `nodes(ids)` costs as much as asking for each */
  const idsOf = (args: readonly { name: { value: string }; value: unknown }[]): number => {
    const node = args.find(({ name }) => name.value === 'ids')?.value as
      | { kind: string; name?: { value: string }; values?: unknown[] }
      | undefined;
    const given = node?.kind === Kind.VARIABLE ? variables[node.name!.value] : node?.values;
    return Array.isArray(given) ? given.length : 1;
  };

  /** Of several types an answer may have, the dearest counts; where the type is known, everything asked of it. */
  const costOf = (selectionSet: SelectionSetNode, parent: GraphQLNamedType, multiplier: number): number => {
    const byType = new Map<string, number>();
    const fields = selectionSet.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + costOfField(selection, parent, multiplier);
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
      const type = fragment.typeCondition ? schema.getType(fragment.typeCondition.name.value)! : parent;
      const cost = costOf(fragment.selectionSet, type, multiplier);
      if (type === parent || !isAbstractType(parent)) return sum + cost;
      byType.set(type.name, (byType.get(type.name) ?? 0) + cost);
      return sum;
    }, 0);
    return fields + Math.max(0, ...byType.values());
  };

  const costOfField = (selection: FieldNode, parent: GraphQLNamedType, multiplier: number): number => {
    const field =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined;
    if (!field || !selection.selectionSet) return 0;
    const named = getNamedType(field.type);
    if (isLeafType(named) || !isCompositeType(named)) return 0;
    if (named.name.endsWith('Connection'))
      return CONNECTION + costOf(selection.selectionSet, named, sizeOf(selection.arguments ?? []));
    if (named.name === 'PageInfo') return 0;
    if (named.name.endsWith('Edge')) return costOf(selection.selectionSet, named, multiplier);
    if (parent === schema.getQueryType() && selection.name.value === 'nodes')
      return idsOf(selection.arguments ?? []) * (OBJECT + costOf(selection.selectionSet, named, 1));
    const times = selection.name.value === 'nodes' || selection.name.value === 'node' ? multiplier : 1;
    const own = parent === schema.getMutationType() ? MUTATION : parent.name.endsWith('Payload') ? 0 : OBJECT;
    return times * (own + costOf(selection.selectionSet, named, 1));
  };

  const root = operation.operation === 'mutation' ? schema.getMutationType()! : schema.getQueryType()!;
  return costOf(operation.selectionSet, root, 1);
}

/** Counts what was really resolved, so that an over-asked query gets points back. */
export class ActualCost {
  total = 0;

  count(parentType: string, typeName: string, size: number): void {
    if (typeName.endsWith('Connection')) this.total += CONNECTION;
    else if (typeName === 'PageInfo' || typeName.endsWith('Edge') || parentType.endsWith('Payload')) return;
    else this.total += size * (parentType === 'Mutation' ? MUTATION : OBJECT);
  }
}
