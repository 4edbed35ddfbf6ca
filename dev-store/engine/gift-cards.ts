import { randomInt } from 'node:crypto';
import type { GiftCard, GiftCardRefusal } from '../contract.ts';
import type { Engine } from './engine.ts';
import { nextId } from './ids.ts';
import { codeKey } from './indexes.ts';
import { fromMinor } from './money.ts';
import type { GiftCardRecord } from './state.ts';
import { toShopTime } from './time.ts';

const GENERATED_LENGTH = 16;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

export function findGiftCard({ state, indexes }: Engine, code: string): GiftCardRecord | undefined {
  return state.giftCards[indexes.giftCardIdByCode.get(codeKey(code)) ?? ''];
}

export function addGiftCard(
  engine: Engine,
  input: Pick<GiftCardRecord, 'initialMinor' | 'customerId' | 'expiresOn' | 'note'> & { code: string | null },
): GiftCardRecord {
  const at = engine.now();
  const record: GiftCardRecord = {
    ...input,
    code: codeKey(input.code ?? randomCode()),
    id: nextId(engine.state, 'GiftCard'),
    balanceMinor: input.initialMinor,
    createdAt: at,
    updatedAt: at,
    deactivatedAt: null,
    transactions: [],
  };
  engine.state.giftCards[record.id] = record;
  engine.indexes.giftCardIdByCode.set(record.code, record.id);
  engine.changed('giftCards', record.id);
  engine.emit('discount', `created gift card ${maskedCode(record)}`, { id: record.id, customerId: record.customerId });
  return record;
}

function randomCode(): string {
  return Array.from({ length: GENERATED_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

export function deactivateGiftCard(engine: Engine, record: GiftCardRecord): void {
  const at = engine.now();
  Object.assign(record, { deactivatedAt: at, updatedAt: at });
  engine.changed('giftCards', record.id);
}

/** It works until the end of its last day where the shop is. */
export function isExpired(engine: Engine, { expiresOn }: GiftCardRecord): boolean {
  return expiresOn !== null && toShopTime(engine.now(), engine.config.ianaTimezone).slice(0, 10) > expiresOn;
}

export function giftCardRefusal(engine: Engine, record: GiftCardRecord | undefined): GiftCardRefusal | null {
  if (!record) return 'unknown';
  if (record.deactivatedAt) return 'deactivated';
  if (isExpired(engine, record)) return 'expired';
  return record.balanceMinor === 0 ? 'empty' : null;
}

/** A purchase takes (negative), a refund gives. Returns the transaction's id. */
export function moveGiftCard(engine: Engine, record: GiftCardRecord, minor: number, orderId: string): string {
  const at = engine.now();
  const id = nextId(engine.state, 'GiftCardTransaction');
  record.balanceMinor += minor;
  record.updatedAt = at;
  record.transactions.push({ id, minor, processedAt: at, orderId });
  engine.changed('giftCards', record.id);
  return id;
}

/** "•••• •••• •••• abcd" */
export function maskedCode(record: GiftCardRecord): string {
  return `•••• •••• •••• ${lastCharacters(record)}`;
}

export function lastCharacters({ code }: GiftCardRecord): string {
  return code.slice(-4);
}

export function toGiftCard(engine: Engine, record: GiftCardRecord): GiftCard {
  const { currencyCode } = engine.config;
  const money = (minor: number) => ({ amount: fromMinor(minor, currencyCode), currencyCode });
  return {
    id: record.id,
    maskedCode: maskedCode(record),
    initial: money(record.initialMinor),
    balance: money(record.balanceMinor),
    customerId: record.customerId,
    expiresOn: record.expiresOn,
    note: record.note,
    status: record.deactivatedAt ? 'disabled' : isExpired(engine, record) ? 'expired' : 'enabled',
    createdAt: record.createdAt,
    transactions: record.transactions.map(({ minor, processedAt, orderId }) => ({
      at: processedAt,
      amount: fromMinor(minor, currencyCode),
      orderId,
    })),
  };
}
