import type { Request, Response } from 'express';
import { Drop } from 'liquidjs';
import type { Customer, DevStore, Product } from '../../contract.ts';
import { queryText } from '../web/fields.ts';
import { liquidCents } from '../web/format.ts';
import { localeOf } from '../web/locale.ts';
import { cartToken, loggedInCustomer } from '../web/visitor.ts';
import { themeOf } from './themes.ts';

export type TemplateName = { name: string; suffix?: string; directory?: string };

/** `template == 'page'`, `template.name` and `{{ template }}` all work, as in Shopify. */
class TemplateDrop extends Drop {
  name: string;
  suffix: string | null;
  directory: string | null;
  constructor({ name, suffix, directory }: TemplateName) {
    super();
    this.name = name;
    this.suffix = suffix ?? null;
    this.directory = directory ?? null;
  }
  override valueOf(): string {
    return [this.directory ? `${this.directory}/${this.name}` : this.name, this.suffix].filter(Boolean).join('.');
  }
  override toString(): string {
    return this.valueOf();
  }
}

const ROUTES = {
  root_url: '/',
  account_url: '/account',
  account_login_url: '/account/login',
  account_logout_url: '/account/logout',
  account_register_url: '/account/register',
  cart_url: '/cart',
  cart_add_url: '/cart/add',
  cart_change_url: '/cart/change',
  cart_update_url: '/cart/update',
  cart_clear_url: '/cart/clear',
  all_products_collection_url: '/',
  search_url: '/',
};

/** Shopify's editor shows the shop's own pages under this parameter. */
export const isInEditor = (req: Request): boolean => queryText(req, 'oseid') !== '';

/** The global Liquid objects of a storefront page. */
export function liquidGlobals(
  req: Request,
  res: Response,
  store: DevStore,
  template: TemplateName,
): Record<string, unknown> {
  const { config } = store;
  const locale = localeOf(res);
  const products = store.products().map(liquidProduct);
  const customer = loggedInCustomer(req, store);
  return {
    shop: {
      name: config.shopName,
      url: config.storefrontUrl,
      secure_url: config.storefrontUrl,
      domain: new URL(config.storefrontUrl).host,
      permanent_domain: config.shop,
      currency: config.currencyCode,
      locale: config.locale,
      email: `bonjour@${config.shop}`,
      money_format: '{{amount_with_comma_separator}} €',
      enabled_currencies: [{ iso_code: config.currencyCode }],
      published_locales: ['fr', 'en'].map((iso) => ({ iso_code: iso, primary: iso === config.locale, root_url: '/' })),
      customer_accounts_enabled: true,
      metafields: {},
    },
    customer: customer ? liquidCustomer(customer, store) : null,
    cart: liquidCart(cartToken(req, res), store),
    request: {
      host: req.headers.host ?? '',
      origin: config.storefrontUrl,
      path: req.path,
      design_mode: isInEditor(req),
      visual_preview_mode: false,
      page_type: template.name,
      locale: {
        iso_code: locale,
        primary: locale === config.locale,
        root_url: '/',
        endonym_name: locale === 'fr' ? 'français' : 'English',
      },
    },
    localization: {
      language: { iso_code: locale },
      country: { iso_code: 'FR', currency: { iso_code: config.currencyCode, symbol: '€' } },
    },
    template: new TemplateDrop(template),
    app: { metafields: store.appMetafields() },
    routes: ROUTES,
    collections: { all: { title: '', handle: 'all', products, products_count: products.length } },
    all_products: Object.fromEntries(products.map((product) => [product.handle, product])),
    settings: {},
    theme: { id: themeOf(res).id, name: themeOf(res).name, role: 'main' },
    canonical_url: new URL(req.baseUrl + req.path, config.storefrontUrl).href,
  };
}

export function liquidProduct(product: Product): Record<string, unknown> & { handle: string } {
  const price = liquidCents(product.priceAmount);
  const image = { src: product.image, alt: product.title, width: 800, height: 800 };
  const variant = { id: product.variantId, title: 'Default Title', price, available: true };
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    description: product.description,
    url: `/products/${product.handle}`,
    price,
    price_min: price,
    price_max: price,
    available: true,
    vendor: 'Maison Rivage',
    featured_image: image,
    images: [image],
    variants: [variant],
    selected_or_first_available_variant: variant,
    first_available_variant: variant,
  };
}

function liquidCustomer(customer: Customer, store: DevStore): Record<string, unknown> {
  return {
    id: customer.id,
    email: customer.email,
    phone: customer.phone,
    first_name: customer.firstName,
    last_name: customer.lastName,
    name: `${customer.firstName} ${customer.lastName}`.trim(),
    has_account: customer.hasAccount,
    tags: customer.tags,
    orders_count: customer.numberOfOrders,
    total_spent: liquidCents(customer.amountSpent.amount),
    accepts_marketing: false,
    orders: store
      .orders()
      .filter((order) => order.customerId === customer.id)
      .map((order) => ({
        name: order.name,
        order_number: order.name.replace('#', ''),
        created_at: order.createdAt,
        total_price: liquidCents(order.total),
        financial_status: order.financialStatus,
        cancelled: order.cancelledAt !== null,
        customer_url: `/orders/${order.id}/thank-you`,
      })),
  };
}

/** Also what GET /cart.js answers. */
export function liquidCart(token: string, store: DevStore): Record<string, unknown> {
  const cart = store.cart(token);
  const quote = store.quote(token);
  const byVariant = new Map(store.products().map((product) => [product.variantId, product]));
  const items = quote.lines.map((line, index) => {
    const product = byVariant.get(line.variantId);
    return {
      id: line.variantId,
      variant_id: line.variantId,
      key: `${line.variantId}:${index}`,
      quantity: line.quantity,
      title: line.title,
      product_title: line.title,
      price: liquidCents(line.unit),
      original_price: liquidCents(line.unit),
      line_price: liquidCents(line.total),
      original_line_price: liquidCents(line.total),
      handle: product?.handle ?? null,
      url: product ? `/products/${product.handle}` : null,
      image: product ? product.image : null,
      product_id: product?.id ?? null,
      requires_shipping: true,
      gift_card: false,
      properties: {},
    };
  });
  return {
    token: cart.token,
    note: null,
    attributes: cart.attributes,
    items,
    item_count: items.reduce((sum, item) => sum + item.quantity, 0),
    currency: quote.currencyCode,
    requires_shipping: items.length > 0,
    total_price: liquidCents(quote.subtotal),
    original_total_price: liquidCents(quote.subtotalBeforeDiscount),
    items_subtotal_price: liquidCents(quote.subtotalBeforeDiscount),
    total_discount: liquidCents(quote.discountTotal),
    discount_codes: quote.discount ? [{ code: quote.discount.code, applicable: quote.discount.applied }] : [],
  };
}
