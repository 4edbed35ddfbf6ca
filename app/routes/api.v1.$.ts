import type { LoaderFunctionArgs } from '@remix-run/node';
import { ApiRefusal, answerApi } from '../ui/api/answer.ts';

/** There is nothing at any other address, and whoever asks for one reads JSON, too. */
export const loader = ({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> =>
  answerApi(request, container, () => Promise.reject(new ApiRefusal('not-found')));

export const action = loader;
