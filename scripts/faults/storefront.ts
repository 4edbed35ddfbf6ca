import { setTimeout as sleep } from 'node:timers/promises';
import type { Life } from './lives.ts';

/** What shoppers do in the shop's own pages: always through the real app proxy. A dead process's answer is tried again. */

const TRIES = 40;
const AGAIN_AFTER_MS = 400;
/** Shoppers who look at a page at the same moment; more of them only wait in line, on two cores. */
const PAGES_AT_ONCE = 16;

export type Visit = { token: string; versionId: string; issuedAt: string };
export type Claimed = {
  state: 'approved' | 'pending' | 'refused';
  code: string | null;
  claimToken: string | null;
  reason: string | null;
};

export async function advocateCode(storeUrl: string, customerId: string, visitor: string): Promise<string> {
  return again('the advocate’s code', async () => {
    const response = await fetch(`${storeUrl}/apps/ricochet/advocate.json`, {
      headers: { accept: 'application/json', cookie: `dev_customer=${customerId}`, 'x-forwarded-for': visitor },
    });
    const body = (await response.json()) as { state: string; code?: string };
    return body.state === 'ready' && body.code ? body.code : null;
  });
}

/** Follows an advocate's link; the page's form carries the visit token. */
export async function visit(storeUrl: string, code: string, visitor: string): Promise<Visit> {
  return again(`the page of ${code}`, async () => {
    const response = await fetch(`${storeUrl}/apps/ricochet/i/${code}`, { headers: { 'x-forwarded-for': visitor } });
    const token = /name="visit" value="([^"]+)"/.exec(await response.text())?.[1];
    if (!token) return null;
    const [, , versionId, issuedAt] = JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as [
      string,
      string,
      string,
      number,
    ];
    return { token, versionId, issuedAt: new Date(issuedAt).toISOString() };
  });
}

export async function claim(storeUrl: string, life: Life, visitToken: string, visitor: string): Promise<Claimed> {
  return again(`the claim of ${life.email}`, async () => {
    const response = await fetch(`${storeUrl}/apps/ricochet/claim`, {
      method: 'POST',
      headers: { accept: 'application/json', 'x-forwarded-for': visitor },
      body: new URLSearchParams({ visit: visitToken, email: life.email, firstName: life.firstName, locale: 'en' }),
    });
    const body = (await response.json()) as { state: string; code?: string; claimToken?: string; reason?: string };
    if (!['approved', 'pending', 'refused'].includes(body.state)) return null;
    return {
      state: body.state as Claimed['state'],
      code: body.code ?? null,
      claimToken: body.claimToken ?? null,
      reason: body.reason ?? null,
    };
  });
}

let open = 0;
const inLine: (() => void)[] = [];

async function inTurn<T>(look: () => Promise<T>): Promise<T> {
  if (open >= PAGES_AT_ONCE)
    await new Promise<void>((resolve) => {
      inLine.push(resolve);
    });
  open += 1;
  try {
    return await look();
  } finally {
    open -= 1;
    inLine.shift()?.();
  }
}

async function again<T>(what: string, attempt: () => Promise<T | null>): Promise<T> {
  let last: unknown = 'no fitting answer';
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      const found = await inTurn(attempt);
      if (found !== null) return found;
    } catch (error) {
      last = error;
    }
    await sleep(AGAIN_AFTER_MS);
  }
  throw new Error(`${what} did not come within ${TRIES} tries: ${last}`);
}
