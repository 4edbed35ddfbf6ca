import { createServer } from 'node:http';
import {
  execute,
  type GraphQLFieldResolver,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { requestedCost } from '../../../dev-store/admin-api/cost.ts';
import { adminSchema } from '../../../dev-store/admin-api/schema.ts';

/**
 * An Admin API that says yes to everything after a millisecond, and counts. What it says is made of Shopify's own schema,
 * once a query; what a call costs is computed by Shopify's rule.
 */
export type StubCounts = { calls: Record<string, number>; points: number };

const ANSWER_AFTER_MS = 1;
/** so large that nothing is ever throttled */
const BUDGET = { maximumAvailable: 2e9, currentlyAvailable: 2e9, restoreRate: 1e9 };
const ID = '§id§';

const { schema } = adminSchema();
const counts: StubCounts = { calls: {}, points: 0 };
const known = new Map<string, { name: string; points: number; text: string }>();
let ids = 0;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    const { query, variables = {} } = JSON.parse(Buffer.concat(chunks).toString());
    const answer = known.get(query) ?? (await compose(query, variables));
    known.set(query, answer);
    counts.calls[answer.name] = (counts.calls[answer.name] ?? 0) + 1;
    counts.points += answer.points;
    setTimeout(() => {
      response.setHeader('content-type', 'application/json');
      response.end(answer.text.replaceAll(ID, () => String(++ids)));
    }, ANSWER_AFTER_MS);
  });
});
server.listen(Number(process.env['STUB_PORT']), '127.0.0.1');

process.on('message', () => {
  if (server.listening) process.send?.(counts);
  else server.once('listening', () => process.send?.(counts));
});
process.on('disconnect', () => process.exit(0));

async function compose(query: string, variables: Record<string, unknown>) {
  const document = parse(query);
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation) throw new Error('a query without an operation');
  const points = requestedCost(schema, document, operation, variables);
  const { data, errors } = await execute({
    schema,
    document,
    variableValues: variables,
    rootValue: {},
    fieldResolver: anything,
    typeResolver: (_value, _context, _info, type) => schema.getPossibleTypes(type)[0]?.name,
  });
  if (errors) throw errors[0];
  const extensions = { cost: { requestedQueryCost: points, actualQueryCost: points, throttleStatus: BUDGET } };
  return { name: operation.name?.value ?? 'unnamed', points, text: JSON.stringify({ data, extensions }) };
}

/** A value of the right type: lists are empty, so there are no errors and no further pages. */
const anything: GraphQLFieldResolver<Record<string, unknown>, unknown> = (
  source,
  _args,
  _context,
  { returnType, fieldName, parentType },
) => {
  if (fieldName in source) return source[fieldName];
  const bare = isNonNullType(returnType) ? returnType.ofType : returnType;
  // every past order is in sight: no verdict waits for an answer
  if (fieldName === 'accessScopes') return [{ handle: 'read_all_orders' }];
  if (isListType(bare)) return [];
  const named = getNamedType(bare);
  if (!isLeafType(named)) return {};
  if (named.name === 'ID') return `gid://shopify/${parentType.name}/${ID}`;
  if (named.name === 'Boolean') return false;
  if (['Int', 'Float', 'UnsignedInt64', 'Decimal'].includes(named.name)) return 1;
  if (named.name === 'DateTime') return new Date().toISOString();
  return 'getValues' in named ? named.getValues()[0]?.value : 'bench';
};
