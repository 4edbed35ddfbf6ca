import { createHash } from 'node:crypto';
import { gid, nextId } from '../../engine/ids.ts';
import { metafieldJsonValue } from '../../engine/installation.ts';
import type { MetafieldRecord } from '../../engine/state.ts';
import { toGraphqlTime } from '../../engine/time.ts';
import type { ApiContext, Field } from '../context.ts';
import { notImplemented } from '../refuse.ts';

const APP_NAMESPACE = 'app--580111';
const MOST_AT_ONCE = 25;

type Input = {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  compareDigest?: string | null;
};
type UserError = { field: string[]; message: string; code: string; elementIndex: null };

/** "$app" and no namespace at all mean the namespace reserved for the app. */
export function resolveNamespace(namespace: string | null | undefined): string {
  if (namespace == null || namespace === '$app') return APP_NAMESPACE;
  return namespace.startsWith('$app:') ? `${APP_NAMESPACE}--${namespace.slice(5)}` : namespace;
}

const digestOf = (value: string) => createHash('sha256').update(value).digest('hex');

export function metafieldNode(record: MetafieldRecord) {
  return {
    __typename: 'Metafield',
    id: gid('Metafield', record.id),
    legacyResourceId: record.id,
    namespace: record.namespace,
    key: record.key,
    type: record.type,
    value: record.value,
    jsonValue: metafieldJsonValue(record.type, record.value),
    compareDigest: digestOf(record.value),
    sizeInBytes: Buffer.byteLength(record.value),
    ownerType: 'API_PERMISSION',
    createdAt: toGraphqlTime(record.createdAt),
    updatedAt: toGraphqlTime(record.updatedAt),
  };
}

const isJson = (value: string) => {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
};

const valueChecks: Record<string, (value: string) => boolean> = {
  single_line_text_field: (value) => !/[\r\n]/.test(value),
  multi_line_text_field: () => true,
  boolean: (value) => value === 'true' || value === 'false',
  number_integer: (value) => /^-?\d{1,16}$/.test(value),
  number_decimal: (value) => /^-?\d{1,13}(\.\d{1,9})?$/.test(value),
  json: isJson,
  date_time: (value) => !Number.isNaN(Date.parse(value)),
  date: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value),
  url: (value) => /^(https?|mailto|sms|tel):\S+$/.test(value),
  color: (value) => /^#[0-9a-fA-F]{6}$/.test(value),
};

/** All or nothing, as at Shopify. Only the app's own installation can own metafields here. */
export const metafieldsSet: Field<{ metafields: Input[] }> = ({ metafields }, context) => {
  const { engine } = context;
  if (metafields.length > MOST_AT_ONCE) {
    const message = `Exceeded the maximum metafields input limit of ${MOST_AT_ONCE}.`;
    return {
      metafields: null,
      userErrors: [{ field: ['metafields'], message, code: 'LESS_THAN_OR_EQUAL_TO', elementIndex: null }],
    };
  }
  const userErrors = metafields.flatMap((input, index) => validate(input, index, context));
  if (userErrors.length > 0) return { metafields: null, userErrors };
  const written = metafields.map((input) => write(input, context));
  engine.changed();
  engine.emit('admin-api', 'metafields set', { keys: written.map(({ namespace, key }) => `${namespace}.${key}`) });
  return { metafields: written.map(metafieldNode), userErrors: [] };
};

function existing({ namespace, key }: Input, { engine }: ApiContext): MetafieldRecord | undefined {
  const wanted = resolveNamespace(namespace);
  return engine.state.metafields.find((record) => record.namespace === wanted && record.key === key);
}

function validate(input: Input, index: number, context: ApiContext): UserError[] {
  const error = (field: string, code: string, message: string): UserError[] => [
    { field: ['metafields', String(index), field], message, code, elementIndex: null },
  ];
  const ownerId = gid('AppInstallation', context.engine.state.installation!.id);
  if (
    /^gid:\/\/shopify\/(Shop|Customer|Order|Product|ProductVariant|DiscountNode|DiscountCodeNode)\//.test(input.ownerId)
  )
    notImplemented(`metafields on ${input.ownerId}`);
  if (input.ownerId !== ownerId) return error('ownerId', 'INVALID', 'Owner does not exist.');
  const namespace = resolveNamespace(input.namespace);
  if (namespace.length < 3) return error('namespace', 'TOO_SHORT', 'is too short (minimum is 3 characters)');
  if (namespace.length > 255) return error('namespace', 'TOO_LONG', 'is too long (maximum is 255 characters)');
  if (!/^[\w-]+$/.test(namespace)) return error('namespace', 'INVALID', 'contains one or more invalid characters.');
  if (input.key.length < 2) return error('key', 'TOO_SHORT', 'is too short (minimum is 2 characters)');
  if (input.key.length > 64) return error('key', 'TOO_LONG', 'is too long (maximum is 64 characters)');
  if (!/^[\w-]+$/.test(input.key)) return error('key', 'INVALID', 'contains one or more invalid characters.');
  const record = existing(input, context);
  const type = input.type ?? record?.type;
  if (!type) return error('type', 'BLANK', "can't be blank");
  const check = valueChecks[type] ?? notImplemented(`the metafield type "${type}"`);
  if (record && record.type !== type)
    return error('type', 'INVALID_TYPE', `must be consistent with the definition's type: ${record.type}.`);
  if (input.value === '') return error('value', 'BLANK', "can't be blank");
  if (!check(input.value)) return error('value', 'INVALID_VALUE', `Value is invalid for the type ${type}.`);
  if (input.compareDigest !== undefined && input.compareDigest !== (record ? digestOf(record.value) : null)) {
    return error(
      'compareDigest',
      'STALE_OBJECT',
      'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.',
    );
  }
  return [];
}

function write(input: Input, context: ApiContext): MetafieldRecord {
  const { engine } = context;
  const at = engine.now();
  const record = existing(input, context);
  if (record) return Object.assign(record, { value: input.value, updatedAt: at });
  const created: MetafieldRecord = {
    id: nextId(engine.state, 'Metafield'),
    namespace: resolveNamespace(input.namespace),
    key: input.key,
    type: input.type!,
    value: input.value,
    createdAt: at,
    updatedAt: at,
  };
  engine.state.metafields.push(created);
  return created;
}
