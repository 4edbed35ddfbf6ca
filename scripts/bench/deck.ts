import { createHmac } from 'node:crypto';
import { shopifyId } from '../order-sample.ts';
import { anOrderBody } from './orders.ts';

/** What is to be sent, as plain data: the sender makes the requests of it. */
export type DeckSpec = {
  secret: string;
  /** so that no two runs send the same event */
  run: string;
  /** orders of one or many shops; each stream's latencies are kept apart */
  streams: readonly Stream[];
  /** 'again': a few signed bodies over and over, each time as a new event. 'once': every one an order of its own */
  use: 'again' | 'once';
};

export type Stream = {
  domains: readonly string[];
  /** how many orders; with 'again' how many bodies to take turns with */
  count: number;
  /** ids of orders and customers are counted from here */
  from: number;
  /** what referred orders bring along, in turns */
  visitTokens?: readonly string[];
  referredPercent?: number;
};

export type Card = { request: Buffer; stream: number; orderId: string; eventAt: number };

const EVENT_DIGITS = 12;

/** Builds and signs every request. The event id is not signed: it is written into the finished request. */
export function deal({ secret, run, streams, use }: DeckSpec, path: string) {
  const decks = streams.map((stream, at) => cardsOf(stream, at, secret, run, path));
  const cards = mixed(decks);
  let [taken, events] = [0, 0];
  return {
    streams: streams.length,
    size: cards.length,
    isEmpty: () => use === 'once' && taken >= cards.length,
    next(): Card | undefined {
      const card = use === 'once' ? cards[taken++] : cards.pop();
      if (card) card.request.write(String(events++).padStart(EVENT_DIGITS, '0'), card.eventAt, 'latin1');
      return card;
    },
    giveBack(card: Card): void {
      if (use === 'again') cards.push(card);
    },
  };
}

/** How many of the first `count` orders of a stream are referred; they are spread evenly. */
export const referredOf = (count: number, percent: number): number => Math.floor((count * percent) / 100);

function cardsOf(
  { domains, count, from, visitTokens = [], referredPercent = 0 }: Stream,
  stream: number,
  secret: string,
  run: string,
  path: string,
): Card[] {
  return Array.from({ length: count }, (_, at) => {
    const isReferred = referredOf(at + 1, referredPercent) > referredOf(at, referredPercent);
    const token = isReferred ? visitTokens[at % visitTokens.length] : undefined;
    const body = anOrderBody(from + at, token ?? null);
    const head = [
      `POST ${path} HTTP/1.1`,
      'Host: bench',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'X-Shopify-Topic: orders/paid',
      `X-Shopify-Shop-Domain: ${domains[at % domains.length]}`,
      `X-Shopify-Hmac-Sha256: ${createHmac('sha256', secret).update(body).digest('base64')}`,
      `X-Shopify-Triggered-At: ${new Date().toISOString()}`,
      `X-Shopify-Event-Id: ${run}-${stream}-`,
    ].join('\r\n');
    const request = Buffer.concat([Buffer.from(`${head}${'0'.repeat(EVENT_DIGITS)}\r\n\r\n`), body]);
    return { request, stream, orderId: shopifyId(from + at), eventAt: head.length };
  });
}

/** Streams in proportion to their length, as they would arrive. */
function mixed(decks: readonly Card[][]): Card[] {
  if (decks.length === 1) return decks[0] ?? [];
  return decks
    .flatMap((cards) => cards.map((card, at) => ({ card, place: (at + 0.5) / cards.length })))
    .sort((a, b) => a.place - b.place)
    .map(({ card }) => card);
}
