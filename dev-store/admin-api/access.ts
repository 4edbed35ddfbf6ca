import { GraphQLError, type GraphQLNamedType, type GraphQLOutputType, getNamedType, isObjectType } from 'graphql';
import type { AccessRule, AdminSchema } from './schema.ts';

/** write_orders includes read_orders. */
function isGranted(scope: string, granted: ReadonlySet<string>): boolean {
  return granted.has(scope) || (scope.startsWith('read_') && granted.has(scope.replace('read_', 'write_')));
}

/** What a field gives access to: its named type, or the node type of a connection. */
function subjectType(type: GraphQLOutputType): GraphQLNamedType {
  const named = getNamedType(type);
  const nodes = isObjectType(named) && named.name.endsWith('Connection') ? named.getFields().nodes : undefined;
  return nodes ? getNamedType(nodes.type) : named;
}

/** Throws Shopify's ACCESS_DENIED unless the rules of the field, of what it returns and of what it belongs to are met. */
export function assertAccess(
  { access }: AdminSchema,
  granted: ReadonlySet<string>,
  parentType: string,
  fieldName: string,
  fieldType: GraphQLOutputType,
): void {
  // the parent's too: `node(id)` returns an interface, which has no rule
  const rules = [`${parentType}.${fieldName}`, subjectType(fieldType).name, parentType].map((key) => access.get(key));
  const refused = rules.find(
    (rule): rule is AccessRule => rule !== undefined && !rule.anyOf.some((scope) => isGranted(scope, granted)),
  );
  if (refused) denyAccess(fieldName, refused.prose);
}

/** For what the schema says only in a description: tagging needs the write scope of what is tagged. */
export function assertScope(granted: ReadonlySet<string>, fieldName: string, scope: string): void {
  if (!isGranted(scope, granted)) denyAccess(fieldName, `\`${scope}\` access scope.`);
}

function denyAccess(fieldName: string, prose: string): never {
  throw new GraphQLError(`Access denied for ${fieldName} field. Required access: ${prose}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess: prose,
    },
  });
}
