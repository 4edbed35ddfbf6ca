import type { Words } from '../i18n/react.tsx';

const CUSTOMER = /^customer (\d+)$/;
const STAFF = /^\d+$/;
const AT_TILL = /^staff (\d+) with (\d+)$/;

/**
 * Who did something, inside a sentence: a customer who changed what is theirs, somebody at the till, or in the admin; Shopify's token tells
 * us their number alone, so whoever has no other name is named by it.
 */
export function actorWords(actor: string, { t }: Words): string {
  const customer = CUSTOMER.exec(actor)?.[1];
  if (customer) return t('changes.whoCustomer', { customer });
  const [, staff, user] = AT_TILL.exec(actor) ?? [];
  if (staff && user) return t('changes.whoAtTill', { staff, user });
  return STAFF.test(actor) ? t('changes.who', { user: actor }) : actor;
}
