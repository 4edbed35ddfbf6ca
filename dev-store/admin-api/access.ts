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

/** Throws Shopify's ACCESS_DENIED when neither the field's own rule nor its type's is met. */
export function assertAccess(
  { access }: AdminSchema,
  granted: ReadonlySet<string>,
  parentType: string,
  fieldName: string,
  fieldType: GraphQLOutputType,
): void {
  const rules = [access.get(`${parentType}.${fieldName}`), access.get(subjectType(fieldType).name)];
  const refused = rules.find(
    (rule): rule is AccessRule => rule !== undefined && !rule.anyOf.some((scope) => isGranted(scope, granted)),
  );
  if (!refused) return;
  throw new GraphQLError(`Access denied for ${fieldName} field. Required access: ${refused.prose}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess: refused.prose,
    },
  });
}
