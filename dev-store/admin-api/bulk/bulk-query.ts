import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getArgumentValues,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import { adminSchema } from '../schema.ts';

/** A query as bulk operations take it: one connection at its root, and what is asked of each of its nodes. */
export type BulkQuery = {
  root: { field: string; args: Record<string, unknown>; returns: GraphQLOutputType; nodeType: string };
  /** asks for some nodes by their ids; nested connections come whole, under these names */
  document: DocumentNode;
  nested: readonly Nested[];
};
type Nested = { name: string; nested: readonly Nested[] };

const MOST_CONNECTIONS = 5;
const MOST_LEVELS = 2;
const NESTED_AT_ONCE = 250;

/**
 * Reads a query under Shopify's rules for bulk operations.
 * @throws GraphQLError saying what is wrong with it
 * @see https://shopify.dev/docs/api/usage/bulk-operations/queries#operation-restrictions
 */
export function readBulkQuery(text: string): BulkQuery {
  const { schema } = adminSchema();
  const operation = onlyOperation(parse(text));
  const [invalid] = validate(schema, { kind: Kind.DOCUMENT, definitions: [operation] });
  if (invalid) throw invalid;

  const queryType = schema.getQueryType()!;
  const [field, ...others] = fieldsOf(operation.selectionSet);
  if (!field || others.length > 0) wrong('Bulk queries must contain exactly one top-level field.');
  const definition = queryType.getFields()[field!.name.value]!;
  const type = getNamedType(definition.type);
  if (!isConnection(type)) wrong('Bulk queries must contain at least one connection.');
  const counted = { connections: 0 };
  const node = nodeOf(field!);
  const nodeType = nodeTypeOf(type as GraphQLObjectType);
  const { selectionSet, nested } = rewrite(node.selectionSet!, nodeType, { level: 0, counted, inList: false });
  if (counted.connections + 1 > MOST_CONNECTIONS)
    wrong(`Bulk queries cannot contain more than ${MOST_CONNECTIONS} connections.`);
  return {
    root: {
      field: field!.name.value,
      args: getArgumentValues(definition, field!),
      returns: definition.type,
      nodeType: nodeType.name,
    },
    document: byIds(nodeType.name, selectionSet),
    nested,
  };
}

function onlyOperation({ definitions }: DocumentNode): OperationDefinitionNode {
  const [operation, ...others] = definitions;
  if (others.length > 0 || operation?.kind !== Kind.OPERATION_DEFINITION)
    return wrong('Bulk queries must contain exactly one operation and, in the dev store, no fragments.');
  if (operation.operation !== 'query') return wrong('Only queries can be run.');
  if (operation.variableDefinitions?.length) return wrong('Bulk queries do not support variables.');
  return operation;
}

function fieldsOf({ selections }: SelectionSetNode): FieldNode[] {
  return selections.map((selection) =>
    selection.kind === Kind.FIELD ? selection : wrong('The dev store takes no fragments in bulk queries.'),
  );
}

/** Of `edges { node { … } }`: what is asked of a node. */
function nodeOf(connection: FieldNode): FieldNode {
  const named = (set: SelectionSetNode | undefined, name: string) =>
    set && fieldsOf(set).find((field) => field.name.value === name);
  const node = named(named(connection.selectionSet, 'edges')?.selectionSet, 'node');
  return node ?? wrong(`The connection ${connection.name.value} must select edges { node }.`);
}

type Place = { level: number; counted: { connections: number }; inList: boolean };

/** The same selection with nested connections asking for all they have. */
function rewrite(
  selectionSet: SelectionSetNode,
  type: GraphQLObjectType,
  { level, counted, inList }: Place,
): { selectionSet: SelectionSetNode; nested: Nested[] } {
  const nested: Nested[] = [];
  const selections = fieldsOf(selectionSet).map((field): FieldNode => {
    const returns = type.getFields()[field.name.value]?.type;
    const named = returns && getNamedType(returns);
    if (!field.selectionSet || !isObjectType(named)) return field;
    if (!isConnection(named)) {
      const inner = rewrite(field.selectionSet, named, { level, counted, inList: inList || isList(returns!) });
      if (inner.nested.length > 0) wrong('The dev store takes nested connections of the nodes themselves only.');
      return { ...field, selectionSet: inner.selectionSet };
    }
    if (inList) wrong('Queries that contain a connection field within a list field are not supported.');
    if (level + 1 > MOST_LEVELS)
      wrong(`Bulk queries cannot contain connections with a nesting depth greater than ${MOST_LEVELS}.`);
    if (!fieldsOf(selectionSet).some((one) => one.name.value === 'id' && !one.alias))
      wrong(`The parent 'node' field for a nested connection must select the 'id' field without an alias.`);
    counted.connections += 1;
    const inner = rewrite(nodeOf(field).selectionSet!, nodeTypeOf(named), { level: level + 1, counted, inList: false });
    nested.push({ name: (field.alias ?? field.name).value, nested: inner.nested });
    return whole(field, inner.selectionSet);
  });
  return { selectionSet: { ...selectionSet, selections }, nested };
}

function whole(connection: FieldNode, selectionSet: SelectionSetNode): FieldNode {
  const own = (connection.arguments ?? []).filter(
    ({ name }) => !['first', 'last', 'after', 'before'].includes(name.value),
  );
  const all: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'first' },
    value: { kind: Kind.INT, value: String(NESTED_AT_ONCE) },
  };
  const part = (name: string, inner?: SelectionSetNode): FieldNode => ({
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    ...(inner && { selectionSet: inner }),
  });
  const set = (...selections: FieldNode[]): SelectionSetNode => ({ kind: Kind.SELECTION_SET, selections });
  return {
    ...connection,
    arguments: [...own, all],
    selectionSet: set(part('nodes', selectionSet), part('pageInfo', set(part('hasNextPage')))),
  };
}

function byIds(nodeType: string, selectionSet: SelectionSetNode): DocumentNode {
  const frame = parse(`query Part($ids: [ID!]!) { nodes(ids: $ids) { ... on ${nodeType} { id } } }`);
  const [operation] = frame.definitions as [OperationDefinitionNode];
  const [nodes] = operation.selectionSet.selections as readonly [FieldNode];
  const [fragment] = nodes.selectionSet!.selections;
  const filled = { ...fragment, selectionSet } as typeof fragment & object;
  const withNodes = { ...nodes, selectionSet: { ...nodes.selectionSet!, selections: [filled] } };
  return {
    ...frame,
    definitions: [{ ...operation, selectionSet: { ...operation.selectionSet, selections: [withNodes] } }],
  };
}

const isConnection = (type: GraphQLNamedType): type is GraphQLObjectType =>
  isObjectType(type) && type.name.endsWith('Connection');

const nodeTypeOf = (connection: GraphQLObjectType): GraphQLObjectType =>
  getNamedType(connection.getFields().nodes!.type) as GraphQLObjectType;

const isList = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type);

function wrong(message: string): never {
  throw new GraphQLError(message);
}
