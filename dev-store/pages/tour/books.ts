import type { DevStore } from '../../contract.ts';

/** What the app says of its books to whoever runs it; null when it doesn't answer. */
export type Books = {
  ledgerSum: number | null;
  doubles: number | null;
  /** codes the app calls issued that the shop doesn't hold as active, and the other way round */
  differences: number | null;
  verdicts: { at: string; subject: string; outcome: string }[];
};

const TIMEOUT_MS = 3_000;
/** how the app names the discounts it makes */
const OURS = /^Ricochet ·/;

export async function readBooks(store: DevStore): Promise<Books | null> {
  try {
    const response = await fetch(
      `${store.config.appUrl}/operator/health?shop=${encodeURIComponent(store.config.shop)}`,
      {
        headers: {
          Accept: 'application/json',
          'User-Agent': 'dev-store-tour',
          Authorization: `Bearer ${process.env.OPERATOR_TOKEN ?? ''}`,
        },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
    );
    if (!response.ok) return null;
    return parseBooks(await response.json(), store);
  } catch {
    // The app may be starting or restarting: the tour shows "—" meanwhile.
    return null;
  }
}

export function parseBooks(value: unknown, store: Pick<DevStore, 'discounts'>): Books | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Record<string, unknown>;
  const verdicts = Array.isArray(given.verdicts) ? (given.verdicts as Record<string, unknown>[]) : [];
  return {
    ledgerSum: number(given.ledgerSum),
    doubles: number(given.doubles),
    differences: Array.isArray(given.activeCodes) ? differences(given.activeCodes.map(String), store) : null,
    verdicts: verdicts.map((verdict) => ({
      at: String(verdict.at ?? ''),
      subject: String(verdict.subject ?? ''),
      outcome: String(verdict.outcome ?? ''),
    })),
  };
}

function differences(issued: string[], store: Pick<DevStore, 'discounts'>): number {
  const held = new Set(
    store
      .discounts()
      .filter((discount) => OURS.test(discount.title) && discount.status !== 'deactivated')
      .map((discount) => discount.code),
  );
  const said = new Set(issued);
  return [...said].filter((code) => !held.has(code)).length + [...held].filter((code) => !said.has(code)).length;
}

function number(value: unknown): number | null {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : null;
}
