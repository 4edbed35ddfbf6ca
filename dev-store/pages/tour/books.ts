import type { DevStore } from '../../contract.ts';

/** What the app says of itself to the demo; null when it doesn't answer. */
export type Books = {
  ledgerSum: number | null;
  doubles: number | null;
  differences: number | null;
  verdicts: { at: string; subject: string; outcome: string }[];
};

const TIMEOUT_MS = 3_000;

export async function readBooks(store: DevStore): Promise<Books | null> {
  try {
    const response = await fetch(`${store.config.appUrl}/healthz/demo`, {
      headers: { Accept: 'application/json', 'User-Agent': 'dev-store-tour' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) return null;
    return parseBooks(await response.json());
  } catch {
    // The app may be starting or restarting: the tour shows "—" meanwhile.
    return null;
  }
}

export function parseBooks(value: unknown): Books | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Record<string, unknown>;
  const verdicts = Array.isArray(given['verdicts']) ? (given['verdicts'] as Record<string, unknown>[]) : [];
  return {
    ledgerSum: number(given['ledgerSum']),
    doubles: number(given['doubles']),
    differences: number(given['differences']),
    verdicts: verdicts.map((verdict) => ({
      at: String(verdict['at'] ?? ''),
      subject: String(verdict['subject'] ?? ''),
      outcome: String(verdict['outcome'] ?? ''),
    })),
  };
}

function number(value: unknown): number | null {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : null;
}
