/// <reference types="@shopify/ui-extensions/purchase.thank-you.block.render" />
import type { Api } from '@shopify/ui-extensions/purchase.thank-you.block.render';
import { render } from 'preact';
import { InviteBlock } from './invite-block.tsx';

declare const shopify: Api;

/** Right after a purchase, the moment a customer likes the shop best (S10). */
export default async () => {
  render(<InviteBlock api={shopify} heading="bought" />, document.body);
};
