import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Mail } from '../../dev-store/contract.ts';
import { Advocate } from './support/advocate.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

/** Whatever breaks on the way, each friend ends with one welcome code and each advocate with one reward, told once. */
describe('when something breaks', () => {
  const world = useWorld();
  let merchant: Merchant;
  let count = 0;

  /** An advocate and a friend nobody has seen before, and what they must have in the end. */
  async function newPair() {
    count += 1;
    const email = `marraine.${count}@example.com`;
    await world.shop.addCustomer({ email, firstName: `Anna${count}`, lastName: 'Marraine' });
    const advocate = await Advocate.logIn(world, email);
    await advocate.openBlock();
    const link = await advocate.link();
    await advocate.page.context().close();
    const friend = await Friend.arrive(world);
    await friend.follow(link);
    return { advocateEmail: email, friend, buyer: { email: `ami.${count}@example.net`, firstName: `Ami${count}` } };
  }
  type Pair = Awaited<ReturnType<typeof newPair>>;

  async function finishedOnce({ advocateEmail, buyer, friend }: Pair, welcomeCode: string): Promise<void> {
    const rewardMail = await until(`the reward's mail to ${advocateEmail}`, async () =>
      (await world.shop.mailsTo(advocateEmail)).find(({ subject }) => /vient d’acheter/.test(subject)),
    );
    await until(`the welcome mail to ${buyer.email}`, async () => (await world.shop.mailsTo(buyer.email)).length > 0);
    const health = await world.shop.settled();
    expect(health).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });

    const welcomes = (await world.shop.codes('welcome')).filter(({ code }) => code === welcomeCode);
    expect(welcomes).toMatchObject([{ usedCount: 1 }]);
    const rewards = (await world.shop.codes('reward')).filter(({ code }) => rewardMail.text.includes(code));
    expect(rewards).toMatchObject([{ status: 'active', usedCount: 0 }]);
    // one code each for everybody so far, so nobody got a second one unnoticed
    expect(await world.shop.codes('welcome')).toHaveLength(count);
    expect(await world.shop.codes('reward')).toHaveLength(count);
    expect(different(await world.shop.mailsTo(advocateEmail))).toHaveLength(1);
    expect(different(await world.shop.mailsTo(buyer.email))).toHaveLength(1);
    await friend.page.context().close();
  }

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.launch('percent');
  });
  beforeEach(() => world.shop.repair());

  describe('the worker is killed', () => {
    test('right after the publication: the new offer still reaches the shop', async () => {
      await merchant.open('/program');
      await merchant.field('firstPurchase.advocate.basisPoints').fill('15');
      await merchant.publish();
      world.stack.killWorker();
      const visitor = await world.visitor();
      await until('the new offer in the theme', async () => {
        await visitor.goto('/pages/parrainage');
        const block = visitor.locator('[data-ricochet=advocate-block]');
        return (await block.isVisible()) && /recevez 15\s%/.test(await block.innerText());
      });
    });

    test('right after the claim was sent', async () => {
      const pair = await newPair();
      const posted = pair.friend.page.waitForRequest((request) => request.url().includes('/apps/ricochet/claim'));
      await pair.friend.fillClaim(pair.buyer.email, pair.buyer.firstName);
      await pair.friend.submitClaim();
      await posted;
      world.stack.killWorker();
      const code = await pair.friend.welcomeCode();
      await pair.friend.buy(pair.buyer, { code });
      await finishedOnce(pair, code);
    });

    test('right after the welcome code was shown', async () => {
      const pair = await newPair();
      const code = await pair.friend.claim(pair.buyer.email, pair.buyer.firstName);
      world.stack.killWorker();
      await pair.friend.buy(pair.buyer, { code });
      await finishedOnce(pair, code);
    });

    test('right after the order was paid', async () => {
      const pair = await newPair();
      const code = await pair.friend.claim(pair.buyer.email, pair.buyer.firstName);
      await pair.friend.buy(pair.buyer, { code });
      world.stack.killWorker();
      await finishedOnce(pair, code);
    });

    test('right after the verdict', async () => {
      const pair = await newPair();
      const code = await pair.friend.claim(pair.buyer.email, pair.buyer.firstName);
      const order = await pair.friend.buy(pair.buyer, { code });
      await until('the verdict', async () =>
        (await world.shop.health()).verdicts.some(
          ({ subject, outcome }) => subject === `order ${order.name}` && outcome === 'approved',
        ),
      );
      world.stack.killWorker();
      await finishedOnce(pair, code);
    });

    test('before the mail', async () => {
      const pair = await newPair();
      const code = await pair.friend.claim(pair.buyer.email, pair.buyer.firstName);
      await until('the welcome mail', async () => (await world.shop.mailsTo(pair.buyer.email)).length > 0);
      await world.shop.break({ mailServerDown: true });
      await pair.friend.buy(pair.buyer, { code });
      await until('the reward code in Shopify', async () => (await world.shop.codes('reward')).length === count);
      world.stack.killWorker();
      await world.shop.repair();
      await finishedOnce(pair, code);
    });
  });

  test('the mail server is away: the merchant sees it, and the mail goes out once when it is back', async () => {
    const pair = await newPair();
    await world.shop.break({ mailServerDown: true });
    const code = await pair.friend.claim(pair.buyer.email, pair.buyer.firstName);
    const problem = merchant.app.getByRole('heading', { name: "Un e-mail n'a pas pu être remis" });
    await until('the problem', async () => {
      await merchant.open('/problems');
      return problem.isVisible();
    });
    expect(await world.shop.mailsTo(pair.buyer.email)).toEqual([]);
    await pair.friend.buy(pair.buyer, { code });
    await world.shop.repair();
    await finishedOnce(pair, code);
    await until('the problem to be settled', async () => {
      await merchant.open('/problems');
      return !(await problem.isVisible());
    });
  });

  test('the Admin API answers 5xx: the merchant sees it, and the friend gets the one code in the end', async () => {
    const pair = await newPair();
    await world.shop.break({ adminApi5xxShare: 1 });
    await pair.friend.fillClaim(pair.buyer.email, pair.buyer.firstName);
    await pair.friend.submitClaim();
    await pair.friend.page.locator('[data-ricochet=pending]').waitFor();
    const problem = merchant.app.getByRole('heading', { name: "Shopify n'a pas répondu" });
    await until('the problem', async () => {
      await merchant.open('/problems');
      return problem.isVisible();
    });
    await world.shop.repair();
    const code = await pair.friend.welcomeCode();
    await pair.friend.buy(pair.buyer, { code });
    await finishedOnce(pair, code);
  });

  test('the Admin API does its work and never says so: the code is found again and adopted', async () => {
    const pair = await newPair();
    const code = await pair.friend.claim(pair.buyer.email, pair.buyer.firstName);
    await world.shop.break({ adminApiTimeoutAfterCommitShare: 1 });
    await pair.friend.buy(pair.buyer, { code });
    await until('the code in Shopify', async () => (await world.shop.codes('reward')).length === count);
    await world.shop.repair();
    await finishedOnce(pair, code);
  });

  // calls that hang and calls that fail are waited for one after the other
  test('the Admin API is throttled and flaky all the way', { timeout: 180_000 }, async () => {
    const pair = await newPair();
    await world.shop.break({ adminApi429Share: 0.5, adminApi5xxShare: 0.1, adminApiTimeoutAfterCommitShare: 0.2 });
    const code = await pair.friend.claim(pair.buyer.email, pair.buyer.firstName);
    await pair.friend.buy(pair.buyer, { code });
    await until(
      'the code in Shopify',
      async () => (await world.shop.codes('reward')).length >= count,
      Boolean,
      100_000,
    );
    await world.shop.repair();
    await finishedOnce(pair, code);
  });

  test('webhooks come twice, late and in the wrong order', async () => {
    const pair = await newPair();
    await world.shop.break({ duplicateShare: 1, reorder: true, delayMs: 200 });
    const code = await pair.friend.claim(pair.buyer.email, pair.buyer.firstName);
    await pair.friend.buy(pair.buyer, { code });
    await finishedOnce(pair, code);
  });

  /** A mail sent again under its own Message-ID is the same mail: mail servers show it once. */
  const different = (mails: Mail[]) => [...new Set(mails.map(({ headers }) => headers['message-id']))];
});
