import type { Engine } from '../../engine/engine.ts';
import { fromMinor } from '../../engine/money.ts';
import type { AddressRecord } from '../../engine/state.ts';

/** Small shapes that several payloads share. */

/** A decimal string and its money bag, shop and presentment side alike (the dev store sells in one currency). */
export function moneyOf(currencyCode: string) {
  const text = (minor: number) => fromMinor(minor, currencyCode);
  const bag = (minor: number) => {
    const money = { amount: text(minor), currency_code: currencyCode };
    return { shop_money: money, presentment_money: { ...money } };
  };
  return { text, bag };
}

const countries: Record<string, string> = {
  FR: 'France',
  BE: 'Belgium',
  CH: 'Switzerland',
  DE: 'Germany',
  JP: 'Japan',
  KW: 'Kuwait',
  US: 'United States',
};

export function countryName(countryCode: string): string {
  return countries[countryCode] ?? new Intl.DisplayNames('en', { type: 'region' }).of(countryCode) ?? countryCode;
}

export function addressPayload(address: AddressRecord) {
  return {
    first_name: address.firstName,
    address1: address.address1,
    phone: address.phone,
    city: address.city,
    zip: address.zip,
    province: null,
    country: countryName(address.countryCode),
    last_name: address.lastName,
    address2: null,
    company: null,
    latitude: null,
    longitude: null,
    name: `${address.firstName} ${address.lastName}`.trim(),
    country_code: address.countryCode,
    province_code: null,
  };
}

/** The shop's numeric id, the same wherever it is printed. */
export const SHOP_ID = '548380009123456789';

export function shopCountry(engine: Engine): string {
  return { JPY: 'JP', KWD: 'KW', USD: 'US' }[engine.config.currencyCode] ?? 'FR';
}
