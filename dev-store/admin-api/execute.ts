import {
  type DocumentNode,
  defaultTypeResolver,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  getNamedType,
  getOperationAST,
  isCompositeType,
  type OperationDefinitionNode,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Engine } from '../engine/engine.ts';
import { assertAccess } from './access.ts';
import type { LeakyBucket } from './bucket.ts';
import type { ApiContext } from './context.ts';
import { ActualCost, MAX_QUERY_COST, requestedCost } from './cost.ts';
import { nodes, rootFields } from './resolvers/root.ts';
import { adminSchema } from './schema.ts';

export type GraphqlRequest = { query?: unknown; variables?: unknown; operationName?: unknown };
export type GraphqlAnswer = { body: Record<string, unknown>; deprecated: string[]; isMutation: boolean; label: string };

type Prepared = { document: DocumentNode; invalid: readonly GraphQLError[]; deprecated: string[] };

const KEPT_DOCUMENTS = 300;
const preparedDocuments = new Map<string, Prepared>();

/** An app sends the same few queries again and again; parsing and validating one costs more than executing it. */
function prepare(query: string): Prepared {
  const known = preparedDocuments.get(query);
  if (known) return known;
  const document = parse(query);
  const invalid = validate(adminSchema().schema, document);
  const prepared = { document, invalid, deprecated: invalid.length > 0 ? [] : deprecatedFields(document) };
  if (preparedDocuments.size >= KEPT_DOCUMENTS) preparedDocuments.clear();
  preparedDocuments.set(query, prepared);
  return prepared;
}

/** The name of what a request asks for and its root fields, for people and for holds. */
export function labelOfRequest(request: GraphqlRequest): string {
  try {
    const { document } = prepare(String(request.query));
    const operation = getOperationAST(document, operationNameOf(request));
    return operation ? `${labelOf(operation)} ${rootsOf(operation)}` : 'refused';
  } catch {
    return 'refused';
  }
}

function operationNameOf({ operationName }: GraphqlRequest): string | null {
  return typeof operationName === 'string' ? operationName : null;
}

/** Validates against Shopify's schema, charges the bucket, executes. Everything wrong with the query is a 200 with errors. */
export async function executeAdminQuery(
  engine: Engine,
  bucket: LeakyBucket,
  scopes: readonly string[],
  request: GraphqlRequest,
): Promise<GraphqlAnswer> {
  const { schema } = adminSchema();
  const refuse = (errors: readonly GraphQLError[], label = 'refused'): GraphqlAnswer => ({
    body: { errors: errors.map((error) => error.toJSON()) },
    deprecated: [],
    isMutation: false,
    label,
  });
  if (typeof request.query !== 'string') return refuse([new GraphQLError('query is missing')]);
  const variables = (request.variables ?? {}) as Record<string, unknown>;

  let prepared: Prepared;
  try {
    prepared = prepare(request.query);
  } catch (error) {
    return refuse([error as GraphQLError]);
  }
  const { document, invalid, deprecated } = prepared;
  if (invalid.length > 0) return refuse(invalid);
  const operation = getOperationAST(document, operationNameOf(request));
  if (!operation) return refuse([new GraphQLError('operationName names no operation of the document')]);
  const label = labelOf(operation);

  const requested = requestedCost(schema, document, operation, variables);
  const nowMs = () => Date.parse(engine.now());
  const cost = (actual: number | null) => ({
    cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: bucket.status(nowMs()) },
  });
  if (requested > MAX_QUERY_COST) {
    const error = new GraphQLError(
      `Query cost is ${requested}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).`,
      {
        extensions: {
          code: 'MAX_COST_EXCEEDED',
          cost: requested,
          maxCost: MAX_QUERY_COST,
          documentation: 'https://shopify.dev/api/usage/rate-limits',
        },
      },
    );
    return { ...refuse([error], label), body: { errors: [error.toJSON()], extensions: cost(null) } };
  }
  if (!bucket.take(requested, nowMs())) {
    const error = new GraphQLError('Throttled', {
      extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' },
    });
    return { ...refuse([error], label), body: { errors: [error.toJSON()], extensions: cost(null) } };
  }

  const actualCost = new ActualCost();
  const carryOut = async (source: DocumentNode, variableValues: Record<string, unknown>, operationName?: string) =>
    execute({
      schema,
      document: source,
      variableValues,
      operationName,
      contextValue: context,
      fieldResolver: resolveField,
      typeResolver: (value, ...rest) =>
        (value as { __typename?: string }).__typename ?? defaultTypeResolver(value, ...rest),
      rootValue: rootFields,
    });
  const context: ApiContext = { engine, scopes: new Set(scopes), actualCost, nodes, query: carryOut };
  const result = await carryOut(document, variables, operationNameOf(request) ?? undefined);
  const actual = Math.min(actualCost.total, requested);
  bucket.giveBack(requested - actual);
  return {
    body: { ...(JSON.parse(JSON.stringify(result)) as Record<string, unknown>), extensions: cost(actual) },
    deprecated,
    isMutation: operation.operation === 'mutation',
    label,
  };
}

function labelOf(operation: OperationDefinitionNode): string {
  return operation.name?.value ?? rootsOf(operation);
}

function rootsOf(operation: OperationDefinitionNode): string {
  return operation.selectionSet.selections
    .map((selection) => (selection.kind === 'Field' ? selection.name.value : '…'))
    .join(', ');
}

/** Fields are resolved from what the resolvers return; whatever they leave out is refused, never guessed. */
const resolveField: GraphQLFieldResolver<Record<string, unknown>, ApiContext> = async (source, args, context, info) => {
  const { parentType, fieldName, returnType } = info;
  assertAccess(adminSchema(), context.scopes, parentType.name, fieldName, returnType);
  const property = source[fieldName];
  const value = typeof property === 'function' ? await property(args, context, info) : property;
  if (value === undefined) {
    throw new GraphQLError(`The dev store doesn't implement ${parentType.name}.${fieldName}.`, {
      extensions: { code: 'NOT_IMPLEMENTED' },
    });
  }
  const named = getNamedType(returnType);
  if (value !== null && isCompositeType(named))
    context.actualCost.count(parentType.name, named.name, Array.isArray(value) ? value.length : 1);
  return value;
};

function deprecatedFields(document: DocumentNode): string[] {
  const found = new Set<string>();
  const typeInfo = new TypeInfo(adminSchema().schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field() {
        const field = typeInfo.getFieldDef();
        if (field?.deprecationReason) found.add(`${typeInfo.getParentType()?.name}.${field.name}`);
      },
      Argument(node) {
        const argument = typeInfo.getArgument();
        if (argument?.deprecationReason) found.add(`${typeInfo.getFieldDef()?.name}(${node.name.value})`);
      },
      ObjectField(node) {
        if (typeInfo.getInputType() && typeInfo.getParentInputType()) {
          const parent = getNamedType(typeInfo.getParentInputType()!);
          const field =
            'getFields' in parent
              ? (parent.getFields() as Record<string, { deprecationReason?: string | null }>)[node.name.value]
              : undefined;
          if (field?.deprecationReason) found.add(`${parent.name}.${node.name.value}`);
        }
      },
    }),
  );
  return [...found];
}
