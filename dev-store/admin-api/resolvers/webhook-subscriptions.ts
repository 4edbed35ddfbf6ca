import { type ConnectionArgs, connection } from '../connection.ts';
import type { Field } from '../context.ts';
import { notImplemented } from '../refuse.ts';

/** Subscriptions made by API. The app declares its own in its configuration file, which this query doesn't show. */
export const webhookSubscriptions: Field<ConnectionArgs & { query?: string | null }> = (args) => {
  if (args.query) notImplemented('searching webhook subscriptions');
  return connection([], args, () => null);
};
