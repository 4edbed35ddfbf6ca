import { vi } from 'vitest';

/** As the app answers at /ext/space. */
export const space = {
  state: 'ready',
  promise: 'Give 10%, get 10%',
  conditions: 'On a first order.',
  until: null,
  code: 'CAMILLE-7X',
  link: 'https://shop.example/apps/ricochet/i/CAMILLE-7X',
  share: { subject: 's', text: 't', email: 'mailto:?x', whatsapp: 'https://wa.me/?text=x', sms: 'sms:?&body=x' },
  visits: '3 visits',
  friends: [
    {
      ...{ label: 'Noé', status: 'not eligible', tone: 'critical', reason: 'Had bought before.', when: '3 March' },
      ...{ toDoUrl: 'https://shop.example/apps/ricochet/ask?about=r1', toDo: 'Ask that a person looks' },
    },
  ],
  friendsEmpty: 'Nobody yet.',
  rewards: [{ title: '10% off', status: 'available', code: 'REWARD-1' }],
  rewardsEmpty: 'Nothing yet.',
  points: '300 points',
  next: ['Share your link.'],
  spaceUrl: 'https://shop.example/apps/ricochet/space',
  termsUrl: 'https://shop.example/apps/ricochet/terms',
  say: {},
};
export const guest = {
  state: 'anonymous',
  promise: space.promise,
  conditions: space.conditions,
  until: null,
  spaceUrl: space.spaceUrl,
  say: {},
};

/** What the app answers, question by question; the last answer holds on. */
export function answering(...answers: (() => Response)[]) {
  const asked = vi.fn<typeof fetch>();
  asked.mockImplementation(async () => (answers.length > 1 ? answers.shift() : answers[0])?.() ?? Response.error());
  return asked;
}
