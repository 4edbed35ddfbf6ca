import { z } from 'zod';

/** Arguments several reward types share, each with one meaning. */
export const amountMinor = z.int().min(1).max(1_000_000_000);
/** smallest order the code works on, in the shop's minor units; 0 = none */
export const minimumSubtotalMinor = z.int().min(0);
/** days after issue; null = never expires */
export const validDays = z.int().min(1).max(3650).nullable();
/** months after issue; null = never expires */
export const validMonths = z.int().min(1).max(120).nullable();
