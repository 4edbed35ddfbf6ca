import { amountSpentMinor, countOrders, ordersOf } from './customers.ts';
import type { Engine } from './engine.ts';
import { toMinor } from './money.ts';
import type { CustomerRecord } from './state.ts';
import { daysBefore, toShopTime } from './time.ts';

/**
 * Shopify's segment query language, as far as it is needed: https://shopify.dev/docs/api/shopifyql/segment-query-language-reference.
 * What isn't understood is an error, never ignored. AND and OR side by side need brackets here.
 */
export class SegmentQueryError extends Error {}

type Test = (customer: CustomerRecord, engine: Engine) => boolean;

const TOKEN = /\s*('[^']*'|-\d+d\b|\d{4}-\d{2}-\d{2}|\d+(?:\.\d+)?|[a-z_]+|[A-Z]+|!=|<=|>=|<|>|=|\(|\))/y;

export function parseSegmentQuery(query: string): Test {
  const tokens = tokensOf(query);
  let at = 0;
  const next = (): string => tokens[at++] ?? fail('it ends too early');
  const accept = (...words: string[]): boolean => {
    const isThere = words.every((word, index) => tokens[at + index] === word);
    if (isThere) at += words.length;
    return isThere;
  };

  function group(): Test {
    const tests = [clause()];
    const word = tokens[at];
    if (word === 'AND' || word === 'OR') while (accept(word)) tests.push(clause());
    if (tokens[at] === 'AND' || tokens[at] === 'OR') fail('AND and OR side by side need brackets');
    return (customer, engine) =>
      word === 'OR' ? tests.some((test) => test(customer, engine)) : tests.every((test) => test(customer, engine));
  }

  function clause(): Test {
    if (accept('(')) {
      const inner = group();
      if (!accept(')')) fail('a bracket is not closed');
      return inner;
    }
    const name = next();
    const attribute = ATTRIBUTES[name] ?? fail(`${name} is not a filter it knows`);
    if (accept('IS', 'NULL')) return attribute('IS NULL', '');
    if (accept('IS', 'NOT', 'NULL')) return attribute('IS NOT NULL', '');
    const operator = accept('NOT', 'CONTAINS') ? 'NOT CONTAINS' : next();
    return attribute(operator, next());
  }

  const whole = group();
  if (at < tokens.length) fail(`"${tokens[at]}" is too much`);
  return whole;

  function fail(why: string): never {
    throw new SegmentQueryError(`Query ${JSON.stringify(query)} is invalid: ${why}`);
  }
}

function tokensOf(query: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (query.slice(TOKEN.lastIndex).trim() !== '') {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(query);
    if (!match) throw new SegmentQueryError(`Query ${JSON.stringify(query)} is invalid from ${query.slice(from)}`);
    tokens.push(match[1]!);
  }
  return tokens;
}

type Attribute = (operator: string, value: string) => Test;

const ATTRIBUTES: Record<string, Attribute> = {
  number_of_orders: (operator, value) => {
    const wanted = number(value);
    return ({ id }, engine) => compare(operator, countOrders(engine, id), wanted);
  },
  amount_spent: (operator, value) => {
    number(value);
    return ({ id }, engine) =>
      compare(operator, amountSpentMinor(engine, id), toMinor(value, engine.config.currencyCode));
  },
  last_order_date: (operator, value) => (customer, engine) => {
    const last = ordersOf(engine, customer.id).at(-1);
    if (operator === 'IS NULL') return !last;
    if (operator === 'IS NOT NULL') return last !== undefined;
    return last !== undefined && compare(operator, day(last.processedAt, engine), dayOf(value, engine));
  },
  customer_tags: (operator, value) => {
    const tag = text(value).toLowerCase();
    return contains(operator, ({ tags }) => tags.some((one) => one.toLowerCase() === tag));
  },
  customer_countries: (operator, value) => {
    const countriesOf: (...of: Parameters<Test>) => (string | undefined)[] = ({ id }, engine) =>
      ordersOf(engine, id).flatMap(({ address }) => address?.countryCode ?? []);
    if (operator.endsWith('NULL')) return (...of) => countriesOf(...of).length > 0 === (operator === 'IS NOT NULL');
    const country = text(value);
    return contains(operator, (...of) => countriesOf(...of).includes(country));
  },
  customer_email_domain: (operator, value) => {
    const domain = text(value).toLowerCase();
    return ({ email }) => compare(operator, email?.toLowerCase().split('@').at(-1) ?? '', domain);
  },
  email_subscription_status: (operator, value) => {
    const status = text(value);
    return ({ acceptsMarketing }) => compare(operator, acceptsMarketing ? 'SUBSCRIBED' : 'NOT_SUBSCRIBED', status);
  },
};

function contains(operator: string, has: Test): Test {
  if (operator === 'CONTAINS') return has;
  if (operator === 'NOT CONTAINS') return (customer, engine) => !has(customer, engine);
  throw new SegmentQueryError(`a list is asked with CONTAINS or NOT CONTAINS, not ${operator}`);
}

function compare<Value extends number | string>(operator: string, actual: Value, wanted: Value): boolean {
  switch (operator) {
    case '=':
      return actual === wanted;
    case '!=':
      return actual !== wanted;
    case '>':
      return actual > wanted;
    case '>=':
      return actual >= wanted;
    case '<':
      return actual < wanted;
    case '<=':
      return actual <= wanted;
    default:
      throw new SegmentQueryError(`${operator} is no comparison`);
  }
}

function text(token: string): string {
  if (!token.startsWith("'")) throw new SegmentQueryError(`${token} must stand in quotes`);
  return token.slice(1, -1);
}

function number(token: string): number {
  const value = Number(token);
  if (Number.isNaN(value)) throw new SegmentQueryError(`${token} is not a number`);
  return value;
}

/** Whole days, in the shop's time zone. */
const day = (iso: string, { config }: Engine): string => toShopTime(iso, config.ianaTimezone).slice(0, 10);
const dayOf = (value: string, engine: Engine): string =>
  /^-\d+d$/.test(value) ? day(daysBefore(engine.now(), Number(value.slice(1, -1))), engine) : value;
