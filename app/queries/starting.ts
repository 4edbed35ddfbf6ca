import { rewardCosts } from '../domain/forecast/reward-costs.ts';
import { type ShopFigures, TEMPLATE_IDS, type TemplateAnswers, templateOf } from '../domain/program/templates.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { shareOf } from '../domain/shared/money.ts';
import type { Database } from '../persistence/database.server.ts';
import { forecastRows } from '../persistence/forecasts.server.ts';
import { shopFigures } from '../persistence/past-orders.server.ts';
import type { StartingView, TemplateView } from './views.ts';

const YEAR_MS = 365 * 24 * 3_600_000;
/** Fewer orders are no average. */
const LEAST_ORDERS = 10;

/** Stands where the merchant's own word will be. */
const UNANSWERED: TemplateAnswers = {
  product: { variantId: 'gid://shopify/ProductVariant/0', title: '…', priceMinor: 1 },
  cause: '…',
  circle: '…',
};

/** What templates are made from: the shop's average order of a year, and the margin it told. */
export async function loadShopFigures(
  db: Database,
  shopId: ShopId,
  now: Date,
): Promise<{ figures: ShopFigures; orders: number }> {
  const { currency } = await db.readShop(shopId, (tx) => tx.shop.findUniqueOrThrow({ where: { shopId } }));
  const { orders, revenueMinor } = await shopFigures(db, shopId, new Date(now.getTime() - YEAR_MS), currency);
  const basketMinor = orders >= LEAST_ORDERS ? Math.round(revenueMinor / orders) : null;
  return { figures: { currency, basketMinor, marginBp: await loadMargin(db, shopId) }, orders };
}

/** What the merchant told of their margin, wherever they were asked; null = nothing yet. */
export async function loadMargin(db: Database, shopId: ShopId): Promise<number | null> {
  const shop = await db.readShop(shopId, (tx) => tx.shop.findUniqueOrThrow({ where: { shopId } }));
  if (shop.marginBp !== null) return shop.marginBp;
  const [newest] = await forecastRows(db).load(shopId);
  return newest?.plan.currency === shop.currency ? newest.plan.marginBp || null : null;
}

/** Where a merchant can start (P7): every template with this shop's own figures, and what an average order would leave. */
export async function loadStarting(db: Database, shopId: ShopId, now: Date): Promise<StartingView> {
  const { figures, orders } = await loadShopFigures(db, shopId, now);
  return {
    basket: figures.basketMinor === null ? null : { amountMinor: figures.basketMinor, orders },
    marginBp: figures.marginBp,
    templates: TEMPLATE_IDS.map((id) => templateView(id, figures)),
  };
}

function templateView(id: TemplateView['id'], figures: ShopFigures): TemplateView {
  const { goal, need, terms: termsFor } = templateOf(id);
  const terms = termsFor(figures, UNANSWERED);
  return { id, goal, need, terms, order: need === 'product' ? null : averageOrder(terms, figures) };
}

function averageOrder(terms: TemplateView['terms'], { basketMinor, marginBp }: ShopFigures): TemplateView['order'] {
  if (basketMinor === null || marginBp === null) return null;
  const { advocateMinor, friendMinor } = rewardCosts(terms, basketMinor);
  const marginMinor = shareOf(basketMinor, marginBp);
  const rewardsMinor = advocateMinor + friendMinor;
  return { marginMinor, rewardsMinor, leftMinor: marginMinor - rewardsMinor };
}
