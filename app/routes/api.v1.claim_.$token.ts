import { claimAnswer } from '../ui/api/outcome-words.ts';
import { CLAIM_STATUS } from '../ui/storefront/claim-model.ts';
import { jsonAnswer } from '../ui/storefront/respond.ts';
import { apiRoute } from './api/api-route.ts';

export const loader = apiRoute({
  /** What became of a claim, for whoever waits for its code. */
  async GET({ container, shop, locale, token }) {
    const outcome = await container.claimStatus(shop, token);
    const own = outcome.state === 'refused' ? await container.ruleTexts(shop.shopId) : {};
    return jsonAnswer(claimAnswer(outcome, locale, shop, own), CLAIM_STATUS[outcome.state]);
  },
});
export const action = loader;
