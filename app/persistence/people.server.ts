import { v7 as uuidV7 } from 'uuid';
import type { ShopId } from '../domain/shared/ids.ts';
import { dayInZone } from '../domain/shared/time.ts';
import type { CustomerProfile } from '../domain/verdict/about-order.ts';
import type { Database, ShopTransaction } from './database.server.ts';
import { Prisma } from './generated/client.ts';

export type AdvocateContact = {
  customerId: string;
  emailHash: string | null;
  phoneHash: string | null;
  emailSealed: string | null;
  firstNameSealed: string | null;
  locale: string | null;
};
type Totals = 'visits' | 'shares';

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

    advocateByCode: (shopId: ShopId, code: string) =>
      withShop(shopId, (tx) => tx.advocate.findUnique({ where: { shopId_code: { shopId, code } } })),

    advocate: (shopId: ShopId, id: string) =>
      withShop(shopId, (tx) => tx.advocate.findUnique({ where: { shopId_id: { shopId, id } } })),

    /** The account of a person; of merged ones the newest, which Shopify keeps as a rule. */
    customerOf: (shopId: ShopId, personId: string) =>
      withShop(shopId, async (tx) => {
        const accounts = await tx.personIdentifier.findMany({ where: { shopId, personId, kind: 'customer' } });
        return (
          accounts
            .map(({ value }) => value)
            .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
            .at(-1) ?? null
        );
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

    /** Makes a customer an advocate, with the first of the codes that is free. Twice at once gives one and the same. */
    enrol: (shopId: ShopId, programId: string, contact: AdvocateContact, codes: readonly string[], now: Date) =>
      withShop(shopId, async (tx) => {
        // the judge makes persons, too: one at a time, or one human becomes two
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${shopId}, 0))`;
        const personId = await personOf(tx, shopId, contact, now);
        const known = await tx.advocate.findUnique({
          where: { shopId_programId_personId: { shopId, programId, personId } },
        });
        if (known) return known;
        for (const code of codes) {
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

    /** Adds to an advocate's own numbers and to the programme's totals of the day. */
    count: (shopId: ShopId, advocate: { id: string; programId: string }, what: Totals, timeZone: string, now: Date) =>
      withShop(shopId, async (tx) => {
        await tx.advocate.update({
          where: { shopId_id: { shopId, id: advocate.id } },
          data: { [what]: { increment: 1 } },
        });
        await tx.$executeRaw`
          INSERT INTO counter (shop_id, program_id, day, metric, amount) VALUES (${shopId}::uuid, ${advocate.programId}::uuid, ${dayInZone(now, timeZone)}::date, ${what}, 1)
          ON CONFLICT (shop_id, program_id, day, metric) DO UPDATE SET amount = counter.amount + 1`;
      }),
  };
}

/** The person of a customer; their address and name are brought up to date. */
async function personOf(tx: ShopTransaction, shopId: ShopId, contact: AdvocateContact, now: Date): Promise<string> {
  const wanted = [
    { kind: 'customer', value: contact.customerId },
    ...(contact.emailHash ? [{ kind: 'email', value: contact.emailHash }] : []),
    ...(contact.phoneHash ? [{ kind: 'phone', value: contact.phoneHash }] : []),
  ];
  const known = await tx.personIdentifier.findMany({
    where: { shopId, OR: wanted.filter(({ kind }) => kind !== 'phone') },
  });
  const personId = known.find(({ kind }) => kind === 'customer')?.personId ?? known[0]?.personId ?? uuidV7();
  const details = {
    emailSealed: contact.emailSealed,
    firstNameSealed: contact.firstNameSealed,
    locale: contact.locale,
  };
  await tx.person.upsert({
    where: { shopId_id: { shopId, id: personId } },
    create: { shopId, id: personId, ...details, createdAt: now },
    // what is known isn't lost when Shopify leaves it out
    update: Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null)),
  });
  await tx.personIdentifier.createMany({
    data: wanted.map((identifier) => ({ shopId, ...identifier, personId })),
    skipDuplicates: true,
  });
  return personId;
}
