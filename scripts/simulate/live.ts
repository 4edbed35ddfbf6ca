import { randomBytes } from 'node:crypto';
import { parseMoney } from '../../app/domain/shared/money.ts';
import { addDaysInZone } from '../../app/domain/shared/time.ts';
import type { AboutOrder } from '../../app/domain/verdict/about-order.ts';
import type { InboxRow } from '../../app/persistence/inbox.server.ts';
import { claimOffer } from '../../app/usecases/claim-offer.ts';
import { OWN_TOPICS } from '../../app/usecases/own-events.ts';
import { shopifyId } from '../order-sample.ts';
import { disputeBody, type OrderState, orderBody } from './bodies.ts';
import type { SimulatedShop } from './shop.ts';
import type { OrderEvent, Referral, World, WorldEvent } from './world.ts';

const HOUR_MS = 3_600_000;
/** Batches of a busy shop hold so many events; a quiet shop is served all the same. */
const EVENTS_A_STEP = 25;
const LONGEST_STEP_HOURS = 6;
/** as many as the judge takes at once */
const MOST_ROWS = 200;

/** What Shopify's assessment comes to, as it is told to who asks. */
const RISKS: Readonly<Record<OrderEvent['risk'], NonNullable<AboutOrder['risk']>>> = {
  none: { recommendation: 'none', level: 'none' },
  low: { recommendation: 'accept', level: 'low' },
  medium: { recommendation: 'investigate', level: 'medium' },
  high: { recommendation: 'cancel', level: 'high' },
};

/** Which subjects of the product a referral became. */
export type Traces = {
  claimId: string | null;
  /** the form itself refused the claim */
  isRefusedAtForm: boolean;
  /** Shopify's ids, earliest first */
  orderIds: string[];
};

/** A row to be, whose body is written when it is put: by then the code is known that a claim just before gave. */
type Waiting = Omit<InboxRow, 'body'> & { body: () => Buffer; needsCodeOf: { order: string; claimId: string } | null };

type Link = { visitToken: string; claimToken: string | null };

/**
 * Lets a world happen to the product: events become rows of its inbox, which the judge judges step by step of the world's
 * time, an hour or more where little happens. The verdict on an order is kept as it stands when its advocate's reward
 * would become final.
 */
export async function live(
  world: World,
  shop: SimulatedShop,
  onProgress: (at: string, events: number) => void,
): Promise<ReadonlyMap<string, Traces>> {
  const { settings, persons, referrals } = world;
  const { services, keys, records } = shop;
  const traces = new Map<string, Traces>();
  const advocates = new Map<string, { advocateId: string; code: string }>();
  const links = new Map<string, Link>();
  const orders = new Map<string, OrderState>();
  const disputes = new Map<string, string>();
  const customerIds = new Map<string, string>();
  const ordersByEmail = new Map<string, number>();
  const decisions = new Decisions();
  const answers = new Map<string, AboutOrder>();
  const codes = new Map<string, readonly string[]>();
  let waiting: Waiting[] = [];
  let waitingClaims = new Set<string>();
  const stepMs = stepOf(world);
  // of the time before nothing is looked at: it goes in as it comes
  let stepEndsAt = Date.parse(settings.opensAt) + stepMs;

  for (const [count, event] of world.events.entries()) {
    if (settings.endsAt && Date.parse(event.at) > Date.parse(settings.endsAt)) break;
    await passTimeUntil(Date.parse(event.at));
    await happen(event);
    if (waiting.length >= MOST_ROWS) await judgeWaiting(Date.parse(event.at));
    onProgress(event.at, count + 1);
  }
  const endsAt = settings.endsAt ? Date.parse(settings.endsAt) : Math.max(stepEndsAt, decisions.lastAt) + stepMs;
  await passTimeUntil(endsAt);
  await judgeWaiting(endsAt);
  await judgeUntil(endsAt, 0);
  await records.keep('order', decisions.all());
  await records.keep(
    'claim',
    [...traces.values()].flatMap(({ claimId }) => claimId ?? []),
  );
  return traces;

  /** Step by step: what waits is judged, then what falls due, then what is final is kept. */
  async function passTimeUntil(at: number): Promise<void> {
    while (stepEndsAt <= at) {
      if (waiting.length) await judgeWaiting(stepEndsAt);
      const due = decisions.upTo(stepEndsAt);
      if (due.length) {
        await judgeUntil(stepEndsAt, 0);
        await records.keep('order', due);
      }
      // nothing happens meanwhile
      const next = Math.min(at, decisions.nextAt);
      stepEndsAt += Math.max(1, Math.ceil((next - stepEndsAt) / stepMs)) * stepMs;
    }
  }

  /** First what stands alone, then the orders that were placed with a code which the first have brought. */
  async function judgeWaiting(at: number): Promise<void> {
    const [first, then] = [waiting.filter((row) => !row.needsCodeOf), waiting.filter((row) => row.needsCodeOf)];
    waiting = [];
    waitingClaims = new Set();
    if (first.length) await putAndJudge(first, at);
    if (!then.length) return;
    const given = await records.welcomeCodesOf(then.map(({ needsCodeOf }) => needsCodeOf!.claimId));
    for (const { needsCodeOf } of then) addCode(needsCodeOf!.order, given.get(needsCodeOf!.claimId));
    await putAndJudge(then, at);
  }

  async function putAndJudge(rows: readonly Waiting[], at: number): Promise<void> {
    await records.ensureDay(at);
    await services.inbox.put(
      rows.map(({ body, needsCodeOf: _, ...row }) => ({ ...row, body: body() })),
      new Date(at),
    );
    await judgeUntil(at, MOST_ROWS - 1);
  }

  function addCode(order: string, code: string | undefined): void {
    const known = codes.get(order) ?? [];
    if (code && !known.includes(code)) codes.set(order, [...known, code]);
  }

  /** Until so few rows were there that none, or only what has just come of them, can wait. */
  async function judgeUntil(at: number, few: number): Promise<void> {
    shop.setTime(at);
    await records.ensureDay(at);
    while ((await shop.judge()) > few);
    await answerQuestions(at);
    await records.carryOutRewards(new Date(at));
  }

  /** What Shopify says when the product asks about an order. */
  async function answerQuestions(at: number): Promise<void> {
    const asked = await records.takeQuestions();
    if (!asked.length) return;
    await services.inbox.put(
      asked.map((orderId) => ({
        shopDomain: shop.domain,
        topic: OWN_TOPICS.aboutOrder,
        eventId: services.newId(),
        triggeredAt: new Date(at),
        body: Buffer.from(JSON.stringify({ orderId, about: answers.get(orderId) ?? {} })),
      })),
      new Date(at),
    );
    while ((await shop.judge()) > 0);
  }

  async function happen(event: WorldEvent): Promise<void> {
    switch (event.type) {
      case 'join': {
        const person = persons.get(event.person)!;
        shop.setTime(Date.parse(event.at));
        advocates.set(event.person, await shop.enrol(person, customerOf(person.email)));
        return;
      }
      case 'visit':
        links.set(event.referral, { visitToken: visitOf(referrals.get(event.referral)!, event.at), claimToken: null });
        return;
      case 'claim':
        return takeUp(event);
      case 'order':
        return place(event);
      case 'refund': {
        const state = orders.get(event.order)!;
        const { currency } = settings;
        const amount = parseMoney(event.amount ?? state.order.subtotal, currency).amountMinor;
        change(event.order, { refundedMinor: state.refundedMinor + amount, updatedAt: event.at }, 'orders/updated');
        return;
      }
      case 'cancel':
        change(event.order, { isCancelled: true, updatedAt: event.at }, 'orders/cancelled');
        return;
      case 'chargeback': {
        const openedAt = disputes.get(event.order) ?? event.at;
        const topic = disputes.has(event.order) ? 'disputes/update' : 'disputes/create';
        disputes.set(event.order, openedAt);
        put(topic, event.at, () => disputeBody(orders.get(event.order)!, event.status, openedAt, event.at));
        return;
      }
      default:
        event satisfies never;
    }
  }

  function visitOf(referral: Referral, at: string): string {
    const { advocateId } = advocates.get(referral.advocate)!;
    const { versionId } = shop.offer;
    return keys.signVisit({ invitationId: services.newId(), advocateId, versionId, issuedAt: new Date(at) });
  }

  /** The claim form, up to the row it leaves in the inbox; the verdict comes with the next judging. */
  async function takeUp(event: Extract<WorldEvent, { type: 'claim' }>): Promise<void> {
    const referral = referrals.get(event.referral)!;
    const friend = persons.get(referral.friend)!;
    const link = links.get(event.referral) ?? { visitToken: visitOf(referral, event.at), claimToken: null };
    const trace = traceOf(event.referral);
    const answer = await claimOffer(
      {
        allow: async () => true,
        openVisit: keys.openVisit,
        isOpen: async () => true,
        givesCode: true,
        hashEmail: keys.hashEmail,
        hashToken: keys.hashToken,
        hashTrace: keys.hashTrace,
        seal: services.seal.seal,
        newId: services.newId,
        newToken: (claimId) => `${claimId.replaceAll('-', '')}${randomBytes(18).toString('base64url')}`,
        askAbout: async (email) => ({ ordersBefore: ordersByEmail.get(email.toLowerCase()) ?? 0, account: null }),
        put: async ({ eventId, body }) => {
          trace.claimId = eventId;
          put(OWN_TOPICS.claim, event.at, () => Buffer.from(JSON.stringify(body)), { eventId });
        },
        waitForVerdict: async () => null,
        clock: { now: () => new Date(event.at) },
      },
      {
        visitToken: link.visitToken,
        email: event.email ?? friend.email,
        firstName: event.firstName ?? friend.firstName,
        locale: 'fr',
        ...(event.device ?? friend.device),
        customerId: null,
      },
    );
    trace.isRefusedAtForm = answer.state === 'invalid';
    links.set(event.referral, { ...link, claimToken: answer.state === 'pending' ? answer.claimToken : null });
    waitingClaims.add(event.referral);
  }

  async function place(order: OrderEvent): Promise<void> {
    const buyer = persons.get(order.person)!;
    const email = order.email ?? buyer.email;
    const state: OrderState = {
      order,
      buyer,
      number: orders.size + 1,
      customerId: customerOf(email),
      attributes: attributesOf(order),
      refundedMinor: 0,
      isCancelled: false,
      updatedAt: order.at,
    };
    orders.set(order.id, state);
    const { referral, brings } = order;
    if (referral && brings?.includes('advocate-code'))
      addCode(order.id, advocates.get(referrals.get(referral)!.advocate)!.code);
    if (referral && brings?.includes('welcome-code') && !waitingClaims.has(referral)) {
      const { claimId } = traceOf(referral);
      if (claimId) addCode(order.id, (await records.welcomeCodesOf([claimId])).get(claimId));
    }
    const ordersBefore = ordersByEmail.get(email.toLowerCase()) ?? 0;
    ordersByEmail.set(email.toLowerCase(), ordersBefore + 1);
    answers.set(shopifyId(state.number), { ordersBefore, risk: RISKS[order.risk] });
    putOrder(order.status === 'paid' ? 'orders/paid' : 'orders/create', state);
    if (!referral) return;
    traceOf(referral).orderIds.push(shopifyId(state.number));
    const finalAt = addDaysInZone(new Date(order.at), settings.program.waitingDays, settings.timeZone);
    decisions.add(finalAt.getTime(), shopifyId(state.number));
  }

  function attributesOf({ referral, brings }: OrderEvent): { name: string; value: string }[] {
    const link = referral && (brings ?? ['cart']).includes('cart') ? links.get(referral) : undefined;
    if (!link) return [];
    return [
      { name: '_ricochet_visit', value: link.visitToken },
      ...(link.claimToken ? [{ name: '_ricochet_claim', value: link.claimToken }] : []),
    ];
  }

  function change(id: string, what: Partial<OrderState>, topic: string): void {
    const changed = { ...orders.get(id)!, ...what };
    orders.set(id, changed);
    putOrder(topic, changed);
  }

  function putOrder(topic: string, state: OrderState): void {
    const { id: order, referral, brings } = state.order;
    const isTooSoon = referral && brings?.includes('welcome-code') && waitingClaims.has(referral);
    const claimId = isTooSoon ? traceOf(referral).claimId : null;
    put(topic, state.updatedAt, () => orderBody({ ...state, codes: codes.get(order) ?? [] }, settings), {
      needsCodeOf: claimId === null ? null : { order, claimId },
    });
  }

  function put(
    topic: string,
    at: string,
    body: () => Buffer,
    { eventId = services.newId(), needsCodeOf = null }: { eventId?: string; needsCodeOf?: Waiting['needsCodeOf'] } = {},
  ): void {
    waiting.push({ shopDomain: shop.domain, topic, eventId, triggeredAt: new Date(at), body, needsCodeOf });
  }

  /** Shopify makes a customer of each address that orders. */
  function customerOf(email: string): string {
    const known = customerIds.get(email.toLowerCase());
    if (known) return known;
    const customerId = shopifyId(1_000_000 + customerIds.size);
    customerIds.set(email.toLowerCase(), customerId);
    return customerId;
  }

  function traceOf(referral: string): Traces {
    const known = traces.get(referral) ?? { claimId: null, isRefusedAtForm: false, orderIds: [] };
    traces.set(referral, known);
    return known;
  }
}

function stepOf({ settings, events }: World): number {
  const opensAt = Date.parse(settings.opensAt);
  const ofProgram = events.filter(({ at }) => Date.parse(at) >= opensAt);
  const hours = (Date.parse(ofProgram.at(-1)?.at ?? settings.opensAt) - opensAt) / HOUR_MS;
  const perHour = ofProgram.length / Math.max(hours, 1);
  return Math.min(Math.max(Math.round(EVENTS_A_STEP / Math.max(perHour, 1)), 1), LONGEST_STEP_HOURS) * HOUR_MS;
}

/** Orders by when the advocate's reward would become final: they come in about that order. */
class Decisions {
  private readonly waiting: { at: number; orderId: string }[] = [];
  lastAt = 0;

  add(at: number, orderId: string): void {
    this.lastAt = Math.max(this.lastAt, at);
    let place = this.waiting.length;
    while (place > 0 && this.waiting[place - 1]!.at > at) place -= 1;
    this.waiting.splice(place, 0, { at, orderId });
  }

  get nextAt(): number {
    return this.waiting[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  upTo(at: number): string[] {
    const later = this.waiting.findIndex((one) => one.at > at);
    return this.waiting.splice(0, later < 0 ? this.waiting.length : later).map(({ orderId }) => orderId);
  }

  all(): string[] {
    return this.upTo(Number.POSITIVE_INFINITY);
  }
}
