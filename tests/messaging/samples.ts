import type { RewardSpec } from '../../app/domain/rewards/reward-spec.ts';
import type { MessageData } from '../../app/messaging/kinds/index.ts';
import type { MessageKind, MessageShop } from '../../app/messaging/message.ts';

export const aShop = (changes: Partial<MessageShop> = {}): MessageShop => ({
  name: 'Atelier Nord',
  domain: 'atelier-nord.myshopify.com',
  storefrontUrl: 'https://atelier-nord.example',
  accentColor: '#1a7f5a',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  ...changes,
});

export const tenPercent = {
  type: 'percentage-code' as const,
  basisPoints: 1000,
  minimumSubtotalMinor: 3000,
  validDays: 30,
} satisfies RewardSpec;
export const fiveHundredPoints = { type: 'points' as const, points: 500, validMonths: 12 } satisfies RewardSpec;

const spaceUrl = 'https://atelier-nord.example/apps/ricochet/space';

/** Valid data of each kind; a test changes only what it is about. */
export const samples: { [Kind in MessageKind]: MessageData<Kind> } = {
  'unusual-week': {
    warnings: [
      { code: 'alert-attempts', values: { count: '14', usual: '2' } },
      { code: 'alert-advocate', values: { count: '6', code: 'ANA-7K2P' } },
      { code: 'alert-coupon-sites', values: { count: '9', usual: '1' } },
      { code: 'alert-dead-letters', values: { count: '1' } },
    ],
    reviewUrl: 'https://atelier-nord.myshopify.com/admin/apps/key/app/review',
  },
  'advocate-link': {
    firstName: 'Karim',
    code: 'KARIM-7K2P',
    link: 'https://atelier-nord.example/apps/ricochet/i/KARIM-7K2P',
    spaceUrl,
  },
  'friend-invitation': {
    friendFirstName: 'Léa',
    advocateFirstName: 'Karim',
    spec: tenPercent,
    disclosure: null,
    mustConfirm: false,
    until: '2026-04-12T08:30:00Z',
    forgetDays: 30,
    invitationUrl: 'https://atelier-nord.example/apps/ricochet/invitation/abc',
    answerUrl: 'https://atelier-nord.example/apps/ricochet/answer/abc',
  },
  'declaration-confirm': {
    firstName: 'Karim',
    friendFirstName: 'Léa',
    friendMasked: 'l•••••a@exemple.fr',
    spec: fiveHundredPoints,
    until: '2026-04-12T08:30:00Z',
    answerUrl: 'https://atelier-nord.example/apps/ricochet/answer/abc',
  },
  'declaration-confirmed': {
    firstName: 'Léa',
    advocateFirstName: 'Karim',
    invitationUrl: 'https://atelier-nord.example/apps/ricochet/invitation/abc',
  },
  'declaration-declined': { firstName: 'Léa' },
  'friend-welcome': {
    friendFirstName: 'Léa',
    advocateFirstName: 'Karim',
    spec: tenPercent,
    code: 'CZS33GHXHDBM',
    expiresAt: '2026-04-12T08:30:00Z',
  },
  'review-answer': {
    side: 'advocate',
    firstName: 'Karim',
    friendFirstName: 'Léa',
    subject: 'order',
    orderName: '#1042',
    result: 'yes',
    rule: null,
    words: 'Merci d’avoir demandé <b>à l’équipe</b>',
    spaceUrl,
  },
  'reward-earned': {
    side: 'advocate',
    firstName: 'Karim',
    friendFirstName: 'Léa',
    spec: tenPercent,
    code: 'CZS33GHXHDBM',
    expiresAt: '2026-04-12T08:30:00Z',
    waited: false,
    spaceUrl,
  },
  'space-link': { firstName: 'Karim', spaceUrl: `${spaceUrl}/token`, expiresAt: '2026-04-12T08:30:00Z' },
  'points-expiring': {
    firstName: 'Karim',
    points: 300,
    balance: 800,
    expiresAt: '2026-06-30T22:00:00Z',
    spaceUrl,
  },
  'reward-pending': {
    side: 'advocate',
    firstName: 'Karim',
    friendFirstName: 'Léa',
    spec: fiveHundredPoints,
    finalAt: '2026-04-01T08:30:00Z',
    spaceUrl,
  },
  'reward-reversed': {
    side: 'advocate',
    firstName: 'Karim',
    friendFirstName: 'Léa',
    spec: tenPercent,
    was: 'issued',
    reason: 'cancelled',
    spaceUrl,
  },
};

export const kinds = Object.keys(samples) as MessageKind[];
export const locales = ['fr', 'en'] as const;

/** No-break and narrow spaces as plain ones, so that expectations can be typed. */
export const plainSpaces = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
