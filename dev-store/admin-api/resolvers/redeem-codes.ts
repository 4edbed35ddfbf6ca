import { addRedeemCode, findRedeemCode, removeRedeemCodes } from '../../engine/discounts.ts';
import type { Engine } from '../../engine/engine.ts';
import { gid, idOfGid, nextId } from '../../engine/ids.ts';
import type { BulkCreationRecord, DiscountRecord } from '../../engine/state.ts';
import { toGraphqlTime } from '../../engine/time.ts';
import { type ConnectionArgs, connection } from '../connection.ts';
import type { ApiContext, Field } from '../context.ts';
import { badRequest, notImplemented } from '../refuse.ts';
import { isBadCode } from './discount-input.ts';
import { discountCodeNodeOf, discountOfGid, redeemCodeNode } from './discounts.ts';

const MOST_CODES = 250;

/** Codes added to a discount in bulk: queued, then done code by code; a bad one doesn't stop the others. */

export const discountRedeemCodeBulkAdd: Field<{ discountId: string; codes: { code: string }[] }> = (
  { discountId, codes },
  context,
) => {
  const { engine } = context;
  if (codes.length > MOST_CODES)
    badRequest(`The input array size of ${codes.length} is greater than the maximum allowed of ${MOST_CODES}.`);
  const discount = discountOfGid(discountId, context);
  if (!discount) return { bulkCreation: null, userErrors: [userError('discountId', 'Code discount does not exist.')] };
  if (codes.length === 0)
    return { bulkCreation: null, userErrors: [userError('codes', "Codes can't be blank", 'BLANK')] };
  const now = engine.now();
  const record: BulkCreationRecord = {
    id: nextId(engine.state, 'BulkCreation'),
    discountId: discount.id,
    createdAt: now,
    dueAt: new Date(Date.parse(now) + engine.jobDelayMs).toISOString(),
    done: false,
    codes: codes.map(({ code }) => ({ code, redeemCodeId: null, error: null })),
  };
  engine.state.bulkCreations[record.id] = record;
  engine.changed('bulkCreations', record.id);
  engine.later(engine.jobDelayMs, () => runWhenDue(engine, record));
  return { bulkCreation: bulkCreationNode(record, context), userErrors: [] };
};

function userError(field: string, message: string, code = 'INVALID') {
  return { field: [field], code, message, extraInfo: null };
}

/** Whoever looks after its time finds it done, even when the store was restarted in between. */
function runWhenDue(engine: Engine, record: BulkCreationRecord): void {
  if (record.done || engine.now() < record.dueAt) return;
  const discount = engine.state.discounts[record.discountId];
  for (const one of record.codes) {
    const code = one.code.trim();
    if (!discount || code === '' || isBadCode(code)) one.error = 'INVALID';
    else if (findRedeemCode(engine, code)) one.error = 'TAKEN';
    else one.redeemCodeId = addRedeemCode(engine, discount, code).id;
  }
  record.done = true;
  engine.changed('bulkCreations', record.id);
  engine.emit('discount', `created ${record.codes.length} codes`, { id: record.discountId });
}

const messages = {
  TAKEN: 'Code must be unique. Please try a different code.',
  INVALID: 'Code is invalid',
};

function bulkCreationNode(record: BulkCreationRecord, context: ApiContext) {
  const { engine } = context;
  runWhenDue(engine, record);
  const discount = engine.state.discounts[record.discountId];
  return {
    __typename: 'DiscountRedeemCodeBulkCreation',
    id: gid('DiscountRedeemCodeBulkCreation', record.id),
    createdAt: toGraphqlTime(record.createdAt),
    done: record.done,
    codesCount: record.codes.length,
    importedCount: record.codes.filter(({ redeemCodeId }) => redeemCodeId).length,
    failedCount: record.codes.filter(({ error }) => error).length,
    discountCode: () => (discount ? discountCodeNodeOf(discount, context) : null),
    codes: (args: ConnectionArgs) =>
      connection(
        record.codes.map((one, index) => ({ ...one, id: String(index) })),
        args,
        (one) => ({
          code: one.code,
          discountRedeemCode: () => {
            const redeemCode = discount?.redeemCodes.find(({ id }) => id === one.redeemCodeId);
            return redeemCode ? redeemCodeNode(redeemCode) : null;
          },
          errors: one.error ? [userError('code', messages[one.error], one.error)] : [],
        }),
      ),
  };
}

export const discountRedeemCodeBulkCreation: Field<{ id: string }> = ({ id }, context) => {
  const record = context.engine.state.bulkCreations[idOfGid(id, 'DiscountRedeemCodeBulkCreation') ?? ''];
  return record ? bulkCreationNode(record, context) : null;
};

type BulkDeleteArgs = { discountId: string; ids?: string[] | null; search?: string | null; savedSearchId?: string };

export const discountCodeRedeemCodeBulkDelete: Field<BulkDeleteArgs> = (args, context) => {
  const { engine } = context;
  if (args.search || args.savedSearchId) notImplemented('deleting codes by search');
  const discount = discountOfGid(args.discountId, context);
  if (!discount) return { job: null, userErrors: [userError('discountId', 'Code discount does not exist.')] };
  if (!args.ids?.length)
    return {
      job: null,
      userErrors: [userError('ids', 'One of ids, search or savedSearchId must be given', 'MISSING_ARGUMENT')],
    };
  const ids = new Set(args.ids.map((one) => idOfGid(one, 'DiscountRedeemCode') ?? badRequest(`Invalid id: ${one}`)));
  const jobId = nextId(engine.state, 'Job');
  engine.state.jobs[jobId] = new Date(Date.parse(engine.now()) + engine.jobDelayMs).toISOString();
  engine.changed();
  engine.later(engine.jobDelayMs, () => deleteCodes(engine, discount, ids));
  return { job: jobNode(jobId, context), userErrors: [] };
};

function deleteCodes(engine: Engine, discount: DiscountRecord, ids: ReadonlySet<string>): void {
  if (engine.state.discounts[discount.id]) removeRedeemCodes(engine, discount, ids);
}

function jobNode(jobId: string, { engine }: ApiContext) {
  return { __typename: 'Job', id: gid('Job', jobId), done: engine.state.jobs[jobId]! <= engine.now() };
}

export const job: Field<{ id: string }> = ({ id }, context) => {
  const jobId = idOfGid(id, 'Job') ?? '';
  return context.engine.state.jobs[jobId] ? jobNode(jobId, context) : null;
};
