import type { ShareChannel, ShareTarget } from '../../domain/attribution/share-channel.ts';

type Target = {
  /** whether it takes words, or only an address and shows the preview of what stands there */
  readonly carries: 'text' | 'link';
  /** its address up to where they come in, encoded */
  before(subject: string): string;
};

/** In the order they are shown. None of them loads anything from a network before it is pressed. */
export const SHARE_TARGETS: Readonly<Record<ShareTarget, Target>> = {
  email: { carries: 'text', before: (subject) => `mailto:?subject=${encodeURIComponent(subject)}&body=` },
  whatsapp: { carries: 'text', before: () => 'https://wa.me/?text=' },
  sms: { carries: 'text', before: () => 'sms:?&body=' },
  facebook: { carries: 'link', before: () => 'https://www.facebook.com/sharer/sharer.php?u=' },
  messenger: { carries: 'link', before: () => 'fb-messenger://share/?link=' },
  x: { carries: 'text', before: () => 'https://x.com/intent/post?text=' },
  linkedin: { carries: 'link', before: () => 'https://www.linkedin.com/sharing/share-offsite/?url=' },
};

export const shareTargets = Object.keys(SHARE_TARGETS) as ShareTarget[];

const OTHERS = ['copy', 'native', 'qr', 'card'] as const;

export const shareChannels: readonly ShareChannel[] = [...shareTargets, ...OTHERS];

/** The channel a form or an address names; null = none we know. */
export const shareChannelFrom = (named: string | null | undefined): ShareChannel | null =>
  shareChannels.find((channel) => channel === named) ?? null;
