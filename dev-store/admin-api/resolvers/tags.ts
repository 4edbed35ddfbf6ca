import { addTags, removeTags } from '../../engine/customers.ts';
import type { Engine } from '../../engine/engine.ts';
import { idOfGid } from '../../engine/ids.ts';
import type { CustomerRecord } from '../../engine/state.ts';
import { assertScope } from '../access.ts';
import type { ApiContext, Field } from '../context.ts';
import { notImplemented } from '../refuse.ts';
import { customerNode } from './customers.ts';

const LONGEST_TAG = 40;
const MOST_TAGS = 250;

type TagsArgs = { id: string; tags: string[] };
type Change = (engine: Engine, customer: CustomerRecord, tags: readonly string[]) => void;

/** Customers only. A text may hold several tags, with commas between them. */
function change(args: TagsArgs, context: ApiContext, fieldName: string, apply: Change) {
  if (!args.id.startsWith('gid://shopify/Customer/')) notImplemented(`${fieldName} for "${args.id}"`);
  assertScope(context.scopes, fieldName, 'write_customers');
  const refuse = (field: string, message: string) => ({ node: null, userErrors: [{ field: [field], message }] });
  const customer = context.engine.state.customers[idOfGid(args.id, 'Customer') ?? ''];
  if (!customer) return refuse('id', 'Customer does not exist');
  const tags = args.tags.flatMap((text) => text.split(',')).map((tag) => tag.trim());
  const given = tags.filter(Boolean);
  if (given.length === 0) return refuse('tags', "Tags can't be blank");
  if (given.some((tag) => tag.length > LONGEST_TAG))
    return refuse('tags', `Tag is too long (maximum is ${LONGEST_TAG} characters)`);
  if (apply === addTags && customer.tags.length + given.length > MOST_TAGS)
    return refuse('tags', `At most ${MOST_TAGS} tags`);
  apply(context.engine, customer, given);
  return { node: customerNode(customer, context), userErrors: [] };
}

export const tagsAdd: Field<TagsArgs> = (args, context) => change(args, context, 'tagsAdd', addTags);
export const tagsRemove: Field<TagsArgs> = (args, context) => change(args, context, 'tagsRemove', removeTags);
