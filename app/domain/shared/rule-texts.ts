/** A shop's own sentences for refusals, where it has some: by language and rule (S8). */
export type RuleTexts = Readonly<Partial<Record<'fr' | 'en', Readonly<Record<string, string>>>>>;
