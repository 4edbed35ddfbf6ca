import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers';
import type { ShopKeys } from '../config/shop-keys.server.ts';
import { asCode } from '../domain/attribution/advocate-code.ts';
import { tracesOf } from '../domain/fraud/traces.ts';
import { OWN_TOPICS } from '../usecases/own-events.ts';
import { putOwn } from './put-own.server.ts';
import type { Services } from './services.server.ts';

type Bringer = { readonly ip: string; readonly userAgent: string | null; readonly emailHash?: string };

/** Told apart by so much time: who tries again within it brings nothing new. */
const HOUR_MS = 3_600_000;

/**
 * Notes who brought a decoy code, by keyed hashes (V5). The answer doesn't wait for it: it must take as long as that to any
 * code nobody has.
 */
export function noteIfCanary(
  services: Pick<Services, 'inbox' | 'clock' | 'logger'>,
  shop: { readonly domain: string; readonly keys: ShopKeys },
  code: string,
  { ip, userAgent, emailHash }: Bringer,
): void {
  if (!shop.keys.isCanary(asCode(code))) return;
  const nothing = { email: null, typedEmail: null, shipping: null, billing: null, customer: null };
  const { device } = tracesOf(
    { ...nothing, ip, userAgent, referringSite: null, landingSite: null },
    shop.keys.hashTrace,
  );
  const keys = [...(device ? [`device:${device}`] : []), ...(emailHash ? [`email:${emailHash}`] : [])];
  if (keys.length === 0) return;
  const at = services.clock.now();
  const hour = Math.floor(at.getTime() / HOUR_MS);
  const who = createHash('sha256').update(keys.join(' ')).digest('base64url').slice(0, 22);
  setImmediate(() => {
    putOwn(services, shop.domain, OWN_TOPICS.canary, [{ eventId: `canary:${who}:${hour}`, body: { keys, at } }]).catch(
      (error: unknown) => services.logger.warn({ shop: shop.domain, error }, 'a decoy code could not be noted'),
    );
  });
}
