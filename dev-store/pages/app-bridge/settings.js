/** Replaced by the server with this store's addresses (dev-store/pages/admin/app-frame.ts). */
export const settings = { adminOrigin: '', apiKey: '', shop: '', host: '', adminPrefix: '', appPrefix: '' };
