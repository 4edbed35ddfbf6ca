import { deterministicCode } from '../config/seal.server.ts';
import { advocateCodes } from '../domain/attribution/advocate-code.ts';
import { canonicalEmail, canonicalPhone } from '../domain/shared/contact.ts';
import { customerGid, type ShopId } from '../domain/shared/ids.ts';
import { verifiedAddress } from '../domain/shared/own-address.ts';
import { nearestLocale } from '../i18n/translator.ts';
import { CustomerDetailsDocument, type CustomerDetailsQuery } from '../shopify/generated/graphql.ts';
import type { Services } from './services.server.ts';

type Shop = { readonly shopId: string; readonly domain: string } & Parameters<Services['keysOf']>[0];
/** What Shopify tells of a customer; null = it knows none of this number. */
type Details = CustomerDetailsQuery['customer'];

/** Customers as advocates: on their own page at first sight, and at the till when somebody of the shop enrols them. */
export function enrollingOf(services: Services) {
  const { clock, people, seal } = services;

  async function detailsOf({ domain }: Shop, customerId: string): Promise<Details> {
    const id = customerGid(customerId);
    return (await services.clientFor(domain).request(CustomerDetailsDocument, { id })).customer ?? null;
  }

  /** What matches a customer with people we know, as keyed hashes. */
  function traitsOf(shop: Shop, customer: Details) {
    const keys = services.keysOf(shop);
    const email = customer?.defaultEmailAddress ? canonicalEmail(customer.defaultEmailAddress.emailAddress) : null;
    const phone = customer?.defaultPhoneNumber ? canonicalPhone(customer.defaultPhoneNumber.phoneNumber, null) : null;
    return {
      email: email?.ok ? email : null,
      emailHash: email?.ok ? keys.hashEmail(email.canonical) : null,
      phoneHash: phone ? keys.hashPhone(phone) : null,
      verified: customer?.verifiedEmail && email?.ok ? verifiedAddress(email.display, keys.hashEmail) : null,
    };
  }

  function enrol(shop: Shop, programId: string, customerId: string, customer: Details) {
    const keys = services.keysOf(shop);
    const { email, ...hashes } = traitsOf(shop, customer);
    const firstName = customer?.firstName ?? null;
    const secretPart = (attempt: number) =>
      deterministicCode(keys.codeSecret, 'advocate', programId, customerId, attempt, 6);
    return people.enrol(
      shop.shopId as ShopId,
      programId,
      {
        customerId,
        ...hashes,
        emailSealed: email && seal.seal(email.display),
        firstNameSealed: firstName ? seal.seal(firstName) : null,
        locale: customer ? nearestLocale(customer.locale) : null,
      },
      advocateCodes(firstName, secretPart).filter((code) => !keys.isCanary(code)),
      clock.now(),
    );
  }

  return {
    detailsOf,
    traitsOf,
    enrol,
    /** The customer as an advocate; enrolled at first sight, with what Shopify knows of them. */
    async advocateOf(shop: Shop, programId: string, customerId: string) {
      const known = await people.advocateOfCustomer(shop.shopId as ShopId, programId, customerId);
      return known ?? enrol(shop, programId, customerId, await detailsOf(shop, customerId));
    },
  };
}
