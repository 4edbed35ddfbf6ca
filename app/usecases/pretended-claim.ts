import { randomBytes } from 'node:crypto';
import { maskEmail } from '../domain/shared/contact.ts';
import type { ClaimAnswer } from './claim-offer.ts';

/** A program that fills in everything learns nothing: it sees an accepted form with a token like any other, and nothing happens. */
export const pretendedClaim = (email: string, givesCode: boolean): ClaimAnswer => ({
  state: 'pending',
  claimToken: `${randomBytes(16).toString('hex')}${randomBytes(18).toString('base64url')}`,
  emailMasked: maskEmail(email),
  givesCode,
});
