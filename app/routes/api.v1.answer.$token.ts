import { z } from 'zod';
import { ApiRefusal } from '../ui/api/answer.ts';
import { questionAnswer } from '../ui/api/outcome-words.ts';
import { readBody } from '../ui/api/read-body.ts';
import { answeredWords } from '../ui/storefront/answer-page.ts';
import { jsonAnswer } from '../ui/storefront/respond.ts';
import { apiRoute } from './api/api-route.ts';

const sent = z.object({ answer: z.enum(['yes', 'no']) });

export const loader = apiRoute({
  /** Is it true? What a mail's link asks; shown only. */
  GET: async ({ container, shop, locale, token }) =>
    jsonAnswer(questionAnswer(await container.declaration(shop, token), locale)),

  /** The other side's yes or no. */
  async POST({ container, request, shop, locale, token }) {
    const { answer } = await readBody(request, sent);
    const asked = await container.declaration(shop, token);
    const closed = () => jsonAnswer(questionAnswer({ state: 'closed' }, locale));
    if (asked.state !== 'open') return closed();
    const outcome = await container.answerDeclaration(shop, token, answer);
    if (outcome === 'too-many') throw new ApiRefusal('too-many-requests');
    if (outcome === 'closed') return closed();
    const { side } = asked;
    return jsonAnswer({ state: 'answered', side, given: answer, words: answeredWords(answer, side, locale) });
  },
});
export const action = loader;
