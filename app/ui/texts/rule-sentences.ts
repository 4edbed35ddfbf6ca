/** What a shopper reads when a rule refuses. */
export type RuleSentences = {
  rule: string;
  ours: { fr: string; en: string };
  /** null = ours stands */
  own: { fr: string | null; en: string | null };
};
