import { z } from 'zod';

const basisPoints = z.int().min(0).max(10_000);
const money = z.int().min(0).max(1_000_000_000);

/**
 * What a merchant assumes of a programme before launching it (A4): amounts in minor units of the shop's currency, rates in
 * basis points (1000 = 10 %), decimals in hundredths (250 = 2.5). Everything is about the whole period unless it says "a month".
 */
export const planSchema = z.object({
  currency: z.string().length(3),
  months: z.int().min(1).max(24),
  /** customers who could recommend the shop */
  customers: z.int().min(0).max(10_000_000),
  /** how many of them take part */
  enrolmentBp: basisPoints,
  /** friends each of those invites */
  friendsHundredths: z.int().min(0).max(10_000),
  /** how many of the invited buy */
  conversionBp: basisPoints,
  basketMinor: money.min(1),
  /** purchases of a new customer in the period: 100 = the first only */
  purchasesHundredths: z.int().min(100).max(10_000),
  /** what is left of a sale before marketing */
  marginBp: basisPoints,
  /** what one success costs on either side */
  advocateRewardMinor: money,
  friendRewardMinor: money,
  /** a month */
  softwareMinor: money,
  hoursHundredths: z.int().min(0).max(100_000),
  hourMinor: money,
  /** what a customer costs through advertising, to compare with; null = not known */
  mediaCacMinor: money.nullable(),
});
export type Plan = z.infer<typeof planSchema>;
