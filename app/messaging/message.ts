import type { z } from 'zod';
import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
import type { RuleTexts } from '../domain/shared/rule-texts.ts';
import type { Voice } from '../i18n/translator.ts';

/** Every e-mail we send. A further one is a line here, a file in kinds/, a line in its registry and its words. */
export type MessageKind =
  | 'advocate-link'
  | 'declaration-confirm'
  | 'declaration-confirmed'
  | 'declaration-declined'
  | 'friend-invitation'
  | 'friend-welcome'
  | 'points-expiring'
  | 'review-answer'
  | 'reward-earned'
  | 'reward-pending'
  | 'reward-reversed'
  | 'space-link'
  | 'unusual-week';

/** The shop in whose name and looks a message goes out. */
export type MessageShop = {
  name: string;
  /** permanent myshopify domain */
  domain: string;
  /** what customers type: "https://atelier-nord.com" */
  storefrontUrl: string;
  logoUrl?: string | null;
  /** "#1a7f5a"; anything else is ignored */
  accentColor?: string | null;
  timeZone: string;
  currency: string;
  /** the shop's own sentences for refusals; needed by messages that tell one */
  ruleTexts?: RuleTexts;
};

/** What a message says, before any looks: the HTML and the plain text are both written from it, so neither lacks anything. */
export type MessageContent = {
  subject: string;
  /** what the inbox shows after the subject */
  preheader: string;
  title: string;
  paragraphs: string[];
  code: { label: string; code: string } | null;
  facts: { label: string; value: string }[];
  /** the one button */
  action: { label: string; url: string };
  quietLink: { label: string; url: string } | null;
  /** why the reader gets this */
  why: string;
};

/** What a kind writes with. `words` looks below the kind's own key in messages.json. */
export type Pen = {
  locale: Voice;
  shop: MessageShop;
  /** `count` chooses the plural */
  words(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** words that several kinds share, below `shared` */
  shared(key: string, values?: Record<string, string>): string;
  /** `amount` = what a share of an order came to, once that is known */
  reward(spec: RewardSpec, amount?: number | null): string;
  /** the same after "your" */
  thing(spec: RewardSpec, amount?: number | null): string;
  points(count: number): string;
  money(amountMinor: number): string;
  day(instant: string): string;
  dayAndTime(instant: string): string;
};

/** `invitation`: to somebody who never asked for it, so once, and with a way to stop for good (C7). `team`: to the shop itself. */
export type Purpose = 'transactional' | 'promotional' | 'invitation' | 'team';

/** A kind as the registry holds it. */
export type MessageDefinition<Schema extends z.ZodType = z.ZodType> = {
  schema: Schema;
  /** promotional messages carry an unsubscribe link and may only go to those who agreed (C7) */
  purpose: Purpose;
  /** @throws ZodError when the data is not what the schema says */
  write(data: unknown, pen: Pen): MessageContent;
};

export function defineMessage<Schema extends z.ZodType>(kind: {
  schema: Schema;
  purpose: Purpose;
  compose(data: z.output<Schema>, pen: Pen): MessageContent;
}): MessageDefinition<Schema> {
  return {
    schema: kind.schema,
    purpose: kind.purpose,
    write: (data, pen) => kind.compose(kind.schema.parse(data), pen),
  };
}
