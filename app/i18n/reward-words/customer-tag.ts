import type { WordingOf } from './wording.ts';

export const customerTag: WordingOf<'customer-tag'> = {
  form: 'access',
  short: ({ label }, say) => say.words('access.short', { label }),
  thing: ({ label }, say) => say.words('access.thing', { label }),
  limits: (_spec, say) => [say.words('limits.account')],
  behind: ({ tag }, say) => [say.words('access.tag', { tag })],
};
