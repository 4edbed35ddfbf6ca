import { type Anomaly, findAnomalies, type Observed, type Warning } from '../domain/fraud/anomalies.ts';
import type { ShopId } from '../domain/shared/ids.ts';

export type WatchDeps = {
  observe(shopId: ShopId, now: Date): Promise<Observed>;
  warnings: {
    /** raises what is new and settles what is over; one that was dismissed stays so while it lasts */
    keep(shopId: ShopId, standing: readonly Warning[], now: Date): Promise<void>;
    /** those to be told by mail: neither dismissed nor told of before */
    untold(shopId: ShopId): Promise<Warning[]>;
    /** when the merchant was told last; null = never */
    toldAt(shopId: ShopId): Promise<Date | null>;
    told(shopId: ShopId, now: Date): Promise<unknown>;
  };
  tell(shopId: ShopId, warnings: readonly Warning[]): Promise<void>;
  clock: { now(): Date };
};

const DAY_MS = 86_400_000;

/**
 * Looks whether a shop's week is unusual (V6), keeps its warnings in line, and tells the merchant of new ones by mail, at most
 * once in 24 hours. A mail that can't be sent is tried again; sent and not written down, it is sent twice.
 */
export async function watchShop({ observe, warnings, tell, clock }: WatchDeps, shopId: ShopId): Promise<void> {
  const now = clock.now();
  await warnings.keep(shopId, findAnomalies(await observe(shopId, now)).map(warningOf), now);
  const toldAt = await warnings.toldAt(shopId);
  if (toldAt && now.getTime() - toldAt.getTime() < DAY_MS) return;
  const untold = await warnings.untold(shopId);
  if (untold.length === 0) return;
  await tell(shopId, untold);
  await warnings.told(shopId, now);
}

function warningOf(anomaly: Anomaly): Warning {
  const code = `alert-${anomaly.kind}` as const;
  const count = String(anomaly.count);
  switch (anomaly.kind) {
    case 'attempts':
    case 'coupon-sites':
      return { key: code, code, values: { count, usual: String(anomaly.usual) } };
    case 'advocate':
      return {
        key: `${code}:${anomaly.personId}`,
        code,
        values: { count, code: anomaly.code, personId: anomaly.personId },
      };
    case 'dead-letters':
      return { key: code, code, values: { count } };
    default:
      return anomaly satisfies never;
  }
}
