import { redirect } from '@remix-run/node';

/** The library comes here when it doesn't know the shop; installing starts in Shopify, so the front page says so. */
export const loader = () => redirect('/');
