import type { LoaderFunctionArgs } from '@remix-run/node';
import { conditionsOfUrl } from '../ui/program/conditions-url.ts';
import { readNewcomer } from '../usecases/read-newcomer.ts';

/** Asked by the editor when it needs it. */
export const shouldRevalidate = () => false;

/** What the friends' conditions that are being edited mean for somebody who isn't a customer yet (P4). */
export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  await container.authenticateAdmin(request);
  return { answer: readNewcomer(conditionsOfUrl(request)) };
}
