/// <reference types="@shopify/ui-extensions/customer-account.order-status.block.render" />
import type { Api } from '@shopify/ui-extensions/customer-account.order-status.block.render';
import { render } from 'preact';
import { InviteBlock } from './invite-block.tsx';

declare const shopify: Api;

/** On the page of an order. */
export default async () => {
  render(<InviteBlock api={shopify} heading="bought" />, document.body);
};
