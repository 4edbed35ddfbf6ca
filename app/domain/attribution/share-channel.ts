/** Where a link is sent by a link of its own. A further one is a line here, one in `ui/storefront/share-channels.ts` and its word. */
export type ShareTarget = 'email' | 'whatsapp' | 'sms' | 'facebook' | 'messenger' | 'x' | 'linkedin';

/** The ways a link is shared, as they are counted (S3). */
export type ShareChannel = ShareTarget | 'copy' | 'native' | 'qr' | 'card';
