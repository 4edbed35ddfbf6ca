import { z } from 'zod';

/** How much may speak against a referral before it waits for a human, and before it is refused (V5). */
export const thresholdsSchema = z
  .object({
    mode: z.enum(['relaxed', 'balanced', 'strict', 'custom']),
    holdAt: z.int().min(1).max(1_000),
    rejectAt: z.int().min(1).max(1_000),
  })
  .refine(({ holdAt, rejectAt }) => holdAt <= rejectAt, { path: ['rejectAt'], message: 'below-hold' });

export type Thresholds = z.infer<typeof thresholdsSchema>;
export type TrustMode = Thresholds['mode'];
export type TrustPreset = Exclude<TrustMode, 'custom'>;

/** What the merchant chooses by a word. A household alone (55) is held when balanced and let pass when relaxed (SC-26). */
export const PRESETS: Readonly<Record<TrustPreset, Thresholds>> = {
  relaxed: { mode: 'relaxed', holdAt: 80, rejectAt: 160 },
  balanced: { mode: 'balanced', holdAt: 50, rejectAt: 120 },
  strict: { mode: 'strict', holdAt: 35, rejectAt: 90 },
};

/** What the merchant chose: a word alone, or weights of their own. */
export const trustChoiceSchema = z.union([
  z.strictObject({ mode: z.enum(['relaxed', 'balanced', 'strict']) }).transform(({ mode }) => PRESETS[mode]),
  thresholdsSchema.refine(({ mode }) => mode === 'custom'),
]);
export type TrustChoice = z.input<typeof trustChoiceSchema>;
