import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { readEnvironment } from '../../app/config/environment.server.ts';
import { createLogger } from '../../app/config/logger.server.ts';
import { deterministicCode } from '../../app/config/seal.server.ts';
import { createBackgroundWork, openServices } from '../../app/container.server.ts';
import { advocateCodes } from '../../app/domain/attribution/advocate-code.ts';
import { PRESETS, type TrustPreset } from '../../app/domain/fraud/thresholds.ts';
import { type Offer, type OfferTerms, offerTermsSchema } from '../../app/domain/program/offer.ts';
import { canonicalEmail, canonicalPhone } from '../../app/domain/shared/contact.ts';
import { asId, type ShopId } from '../../app/domain/shared/ids.ts';
import { parseMoney } from '../../app/domain/shared/money.ts';
import { verifiedAddress } from '../../app/domain/shared/own-address.ts';
import type { DatabaseUrls } from '../database.ts';
import { openRecords } from './records.ts';
import type { Person, Settings } from './world.ts';

const DOMAIN = 'simulation.myshopify.com';

/** The product in one shop whose clock is ours, with nothing behind it: no effect leaves the database. */
export async function openShop(database: DatabaseUrls, settings: Settings, mode: TrustPreset, firstEventAt: Date) {
  // tables of which the planner knows nothing yet: what is looked for has an index
  const options = ['seqscan', 'hashjoin', 'mergejoin'].map((kind) => `-c enable_${kind}=off`).join(' ');
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2, options });
  const logger = createLogger({ level: 'warn', process: 'simulate' });
  const opened = openServices(readEnvironment(environmentOf(database)), logger);
  let nowMs = firstEventAt.getTime();
  const services = { ...opened, clock: { now: () => new Date(nowMs) } };
  const work = createBackgroundWork(services);

  const shop = await services.shops.install(
    {
      domain: DOMAIN,
      name: settings.name,
      currency: settings.currency,
      timeZone: settings.timeZone,
      locale: 'fr',
      storefrontUrl: `https://${DOMAIN}`,
      contactEmail: null,
    },
    firstEventAt,
  );
  const shopId = asId<ShopId>(shop.shopId);
  // the shop's past is part of the world: no verdict waits for an answer of Shopify's
  await services.shops.saveImport(shopId, { importState: 'done', historyComplete: true });
  await services.programs.publish(
    shopId,
    { name: settings.name, terms: termsOf(settings) },
    'simulation',
    new Date(settings.opensAt),
  );
  await services.programs.setTrust(shopId, PRESETS[mode], 'simulation', new Date(settings.opensAt));
  const program = await services.programs.load(shopId);
  const version = program?.versions[0];
  if (!program || !version) throw new Error('the programme of the simulation was not published');
  const keys = services.keysOf(shop);
  const offer: Offer = {
    programId: asId(program.id),
    versionId: asId(version.id),
    versionNumber: version.versionNumber,
    campaign: null,
    pilot: null,
    partner: null,
    publishedAt: version.publishedAt,
    terms: version.terms,
  };

  /** Makes a customer an advocate as their first look at their own page does. */
  async function enrol(person: Person, customerId: string) {
    const email = canonicalEmail(person.email);
    const phone = person.phone ? canonicalPhone(person.phone, settings.country) : null;
    const secretPart = (attempt: number) =>
      deterministicCode(keys.codeSecret, 'advocate', program!.id, customerId, attempt, 6);
    const { id, code } = await services.people.enrol(
      shopId,
      program!.id,
      {
        customerId,
        emailHash: email.ok ? keys.hashEmail(email.canonical) : null,
        verified: verifiedAddress(person.email, keys.hashEmail),
        phoneHash: phone ? keys.hashPhone(phone) : null,
        emailSealed: email.ok ? services.seal.seal(email.display) : null,
        firstNameSealed: services.seal.seal(person.firstName),
        locale: 'fr',
      },
      advocateCodes(person.firstName, secretPart),
      services.clock.now(),
    );
    return { advocateId: id, code };
  }

  return {
    shopId,
    domain: DOMAIN,
    services,
    keys,
    records: await openRecords(owner, shopId),
    enrol,
    /** the one version there is */
    offer,
    judge: () => work.judge(shopId),
    setTime: (at: number) => {
      nowMs = at;
    },
    async close(): Promise<void> {
      await work.close();
      await Promise.all([opened.close(), owner.end()]);
    },
  };
}

export type SimulatedShop = Awaited<ReturnType<typeof openShop>>;

function termsOf({ currency, program }: Settings): OfferTerms {
  const validDays = 90;
  return offerTermsSchema.parse({
    currency,
    welcome: { type: 'percentage-code', basisPoints: 1_000, minimumSubtotalMinor: 0, validDays },
    firstPurchase: {
      advocate: { type: 'percentage-code', basisPoints: 1_500, minimumSubtotalMinor: 0, validDays },
      friend: null,
    },
    conditions: {
      minimumSubtotalMinor: parseMoney(program.minimumSubtotal, currency).amountMinor,
      windowDays: program.windowDays,
    },
    waitingDays: program.waitingDays,
    // a limit would keep rewards back for another reason than trust
    limits: { friendsPerMonth: null },
  });
}

function environmentOf({ appUrl, doorUrl, ownerUrl }: DatabaseUrls): Record<string, string> {
  return {
    NODE_ENV: 'production',
    SHOPIFY_API_KEY: 'simulation',
    SHOPIFY_API_SECRET: randomBytes(24).toString('hex'),
    SHOPIFY_APP_URL: 'http://127.0.0.1:9',
    SCOPES: 'read_orders,read_customers,write_discounts',
    DATABASE_URL: appUrl,
    DATABASE_DOOR_URL: doorUrl,
    DATABASE_OWNER_URL: ownerUrl,
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'Simulation <simulation@ricochet.example>',
    PORT: '9',
    LOG_LEVEL: 'warn',
  };
}
