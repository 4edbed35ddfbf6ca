/** What the shop says otherwise than the locale files, by their keys: "tu" for "vous". */
export type Said = Readonly<Record<string, string>>;

/** What the app answers at /ext/space: a customer's own space, a guest's invitation to have one, or why there is none. */
export type Space = {
  state: 'ready';
  promise: string;
  conditions: string;
  /** the last day of what is promised, where it has one */
  until: string | null;
  code: string;
  link: string;
  share: { subject: string; text: string; email: string; whatsapp: string; sms: string };
  visits: string;
  friends: {
    label: string;
    status: string;
    tone: 'critical' | 'neutral';
    reason: string | null;
    when: string;
    toDoUrl: string | null;
    toDo: string | null;
  }[];
  friendsEmpty: string;
  rewards: { title: string; status: string; code: string | null }[];
  rewardsEmpty: string;
  points: string | null;
  next: string[];
  spaceUrl: string;
  termsUrl: string;
  say: Said;
};
export type Guest = {
  state: 'anonymous';
  promise: string;
  conditions: string;
  until: string | null;
  spaceUrl: string;
  say: Said;
};
export type Closed = { state: 'closed'; message: string };
export type SpaceAnswer = Space | Guest | Closed;

export type Channel = 'copy' | 'email' | 'whatsapp' | 'sms';
