import { v7 as uuidV7 } from 'uuid';
import type { PromotionPlace } from '../domain/attribution/promotion-place.ts';
import type { ShareChannel } from '../domain/attribution/share-channel.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { isAllTheyAre, type Names, noNames, type VerifiedAddress } from '../domain/shared/own-address.ts';
import { dayInZone } from '../domain/shared/time.ts';
import type { CustomerProfile } from '../domain/verdict/about-order.ts';
import type { Database, ShopTransaction } from './database.server.ts';
import { Prisma } from './generated/client.ts';
import { newestAccount, personNow } from './one-human.server.ts';
import { waitForJudge } from './programs.server.ts';

export type AdvocateContact = {
  customerId: string;
  emailHash: string | null;
  phoneHash: string | null;
  /** the same address, where Shopify says that the customer has verified it */
  verified: VerifiedAddress | null;
  emailSealed: string | null;
  firstNameSealed: string | null;
  locale: string | null;
};
type Totals = 'visits' | 'shares';

/** Under which one channel's are counted; its claims and orders are the judge's. Promotion places and share channels have no name in common. */
const metricOf = {
  shares: (channel: ShareChannel) => `share:${channel}`,
  visits: (channel: ShareChannel | PromotionPlace) => `visits:${channel}`,
  joined: (place: PromotionPlace) => `joined:${place}`,
};

export function peopleRows({ withShop }: Database) {
  return {
    advocateOfCustomer: (shopId: ShopId, programId: string, customerId: string) =>
      withShop(shopId, async (tx) => {
        const identifier = await tx.personIdentifier.findUnique({
          where: { shopId_kind_value: { shopId, kind: 'customer', value: customerId } },
        });
        return (
          identifier &&
          tx.advocate.findUnique({
            where: { shopId_programId_personId: { shopId, programId, personId: identifier.personId } },
          })
        );
      }),

    /** Whose account it is; null = nobody we know. */
    personOfCustomer: (shopId: ShopId, customerId: string): Promise<string | null> =>
      withShop(shopId, async (tx) => {
        const identifier = await tx.personIdentifier.findUnique({
          where: { shopId_kind_value: { shopId, kind: 'customer', value: customerId } },
        });
        return identifier?.personId ?? null;
      }),

    /** by the code they have, or one they had */
    advocateByCode: (shopId: ShopId, code: string) => withShop(shopId, (tx) => advocateByCode(tx, shopId, code)),

    /** Who somebody turned out to be: the person that accounts which were merged are by now. */
    personNow: (shopId: ShopId, personId: string) => withShop(shopId, (tx) => personNow(tx, shopId, personId)),

    advocate: (shopId: ShopId, id: string) =>
      withShop(shopId, (tx) => tx.advocate.findUnique({ where: { shopId_id: { shopId, id } } })),

    /** The account of a person, the newest where they have several: one that was merged into another is none any more. */
    customerOf: (shopId: ShopId, personId: string) =>
      withShop(shopId, async (tx) => {
        const sql = `SELECT ${newestAccount('$1::uuid', '$2::uuid')} AS account`;
        const [found] = await tx.$queryRawUnsafe<{ account: string | null }[]>(sql, shopId, personId);
        return found?.account ?? null;
      }),

    /** What Shopify said of an advocate as a customer; null = it knows no such customer. */
    saveProfile: (shopId: ShopId, advocateId: string, profile: CustomerProfile | null, now: Date) =>
      withShop(shopId, (tx) =>
        tx.advocate.update({
          where: { shopId_id: { shopId, id: advocateId } },
          data: { profile: profile ? (profile as object) : Prisma.JsonNull, profileAt: now },
        }),
      ),

    /** null for an id that no advocate has */
    personOfAdvocate: (shopId: ShopId, advocateId: string) =>
      withShop(shopId, async (tx) => {
        const advocate = await tx.advocate.findUnique({ where: { shopId_id: { shopId, id: advocateId } } });
        return advocate && tx.person.findUnique({ where: { shopId_id: { shopId, id: advocate.personId } } });
      }),

    person: (shopId: ShopId, id: string) =>
      withShop(shopId, (tx) => tx.person.findUnique({ where: { shopId_id: { shopId, id } } })),

    /** The person of a customer who isn't an advocate: known by keyed hashes alone. */
    meet: (
      shopId: ShopId,
      contact: Pick<AdvocateContact, 'customerId' | 'emailHash' | 'phoneHash' | 'verified'>,
      now: Date,
    ) =>
      withShop(shopId, async (tx) => {
        await waitForJudge(tx, shopId);
        return personOf(tx, shopId, { ...contact, emailSealed: null, firstNameSealed: null, locale: null }, now);
      }),

    /** Makes a customer an advocate, with the first of the codes that is free. Twice at once gives one and the same. */
    enrol: (shopId: ShopId, programId: string, contact: AdvocateContact, codes: readonly string[], now: Date) =>
      withShop(shopId, async (tx) => {
        // the judge makes persons, too: one at a time, or one human becomes two
        await waitForJudge(tx, shopId);
        const personId = await personOf(tx, shopId, contact, now);
        const known = await tx.advocate.findUnique({
          where: { shopId_programId_personId: { shopId, programId, personId } },
        });
        if (known) return known;
        const former = await tx.formerCode.findMany({ where: { shopId, code: { in: [...codes] } } });
        for (const code of codes.filter((one) => !former.some((taken) => taken.code === one))) {
          await tx.advocate.createMany({
            data: [{ shopId, id: uuidV7(), programId, personId, code, createdAt: now }],
            skipDuplicates: true,
          });
          const made = await tx.advocate.findUnique({
            where: { shopId_programId_personId: { shopId, programId, personId } },
          });
          if (made) return made;
        }
        throw new Error('every code that was tried is taken');
      }),

    /** Adds to an advocate's own numbers and to the programme's totals of the day, and to those of the channel, where one is known. */
    count: (
      shopId: ShopId,
      advocate: { id: string; programId: string },
      what: Totals,
      timeZone: string,
      now: Date,
      channel: ShareChannel | null,
    ) =>
      withShop(shopId, async (tx) => {
        await tx.advocate.update({
          where: { shopId_id: { shopId, id: advocate.id } },
          data: { [what]: { increment: 1 } },
        });
        const metrics = [what, ...(channel ? [metricOf[what](channel)] : [])];
        await addOne(tx, shopId, advocate.programId, metrics, dayInZone(now, timeZone));
      }),

    /** Adds to a channel's totals of the day: a number, of nobody in particular (S10). */
    countOf: (
      { shopId, timeZone }: { shopId: string; timeZone: string },
      programId: string,
      { kind, channel }: { kind: 'visits' | 'joined'; channel: PromotionPlace },
      now: Date,
    ) =>
      withShop(shopId as ShopId, (tx) =>
        addOne(tx, shopId as ShopId, programId, [metricOf[kind](channel)], dayInZone(now, timeZone)),
      ),
  };
}

const addOne = (tx: ShopTransaction, shopId: ShopId, programId: string, metrics: readonly string[], day: string) =>
  tx.$executeRaw`
    INSERT INTO counter (shop_id, program_id, day, metric, amount)
    SELECT ${shopId}::uuid, ${programId}::uuid, ${day}::date, metric, 1 FROM unnest(${[...metrics]}::text[]) metric
    ON CONFLICT (shop_id, program_id, day, metric) DO UPDATE SET amount = counter.amount + 1`;

/** by the code they have, or one they had */
export async function advocateByCode(tx: ShopTransaction, shopId: ShopId, code: string) {
  const known = await tx.advocate.findUnique({ where: { shopId_code: { shopId, code } } });
  if (known) return known;
  const former = await tx.formerCode.findFirst({ where: { shopId, code } });
  return former && tx.advocate.findUnique({ where: { shopId_id: { shopId, id: former.advocateId } } });
}

/**
 * The person of a customer; their address and name are brought up to date. Of whoever is known by this address alone they
 * are that person only where the address is all that is known, and Shopify has verified it; then what is known of them is
 * only filled in. Else they are a person of their own, and a look-alike is noted (docs/decisions/037).
 */
async function personOf(tx: ShopTransaction, shopId: ShopId, contact: AdvocateContact, now: Date): Promise<string> {
  const { customerId, emailHash, phoneHash, verified } = contact;
  const holderOf = (kind: keyof Names, value: string) =>
    tx.personIdentifier.findUnique({ where: { shopId_kind_value: { shopId, kind, value } } });
  const known = await holderOf('customer', customerId);
  const holder = emailHash ? await holderOf('email', emailHash) : null;
  const isThem = !known && holder && verified && isAllTheyAre(await namesOf(tx, shopId, holder.personId), verified);
  const personId = known?.personId ?? (isThem ? holder.personId : uuidV7());
  const told = Object.entries({
    emailSealed: contact.emailSealed,
    firstNameSealed: contact.firstNameSealed,
    locale: contact.locale,
    // what is known isn't lost when Shopify leaves it out
  }).filter(([, value]) => value !== null);
  if (known) await tx.person.update({ where: { shopId_id: { shopId, id: personId } }, data: Object.fromEntries(told) });
  else if (isThem)
    for (const [detail, value] of told)
      await tx.person.updateMany({ where: { shopId, id: personId, [detail]: null }, data: { [detail]: value } });
  else await tx.person.create({ data: { shopId, id: personId, ...Object.fromEntries(told), createdAt: now } });

  const kindOfAddress = verified ? 'email' : 'contact';
  const isSomebodyElses = holder && holder.personId !== personId;
  await tx.personIdentifier.createMany({
    data: [
      { kind: 'customer', value: customerId, personId },
      ...(emailHash && !holder ? [{ kind: kindOfAddress, value: emailHash, personId }] : []),
      ...(isSomebodyElses ? [{ kind: 'buyer', value: customerId, personId: holder.personId }] : []),
      ...(phoneHash ? [{ kind: 'phone', value: phoneHash, personId }] : []),
    ].map((identifier) => ({ shopId, ...identifier })),
    skipDuplicates: true,
  });
  return personId;
}

async function namesOf(tx: ShopTransaction, shopId: ShopId, personId: string): Promise<Names> {
  const names = noNames();
  for (const { kind, value } of await tx.personIdentifier.findMany({ where: { shopId, personId } }))
    names[kind as keyof Names].push(value);
  return names;
}
