/// <reference types="@shopify/ui-extensions/pos.customer-details.block.render" />
import type { Api } from '@shopify/ui-extensions/pos.customer-details.block.render';
import { render } from 'preact';
import { InvitingBlock } from './inviting.tsx';

declare const shopify: Api;

export default async () => {
  render(<InvitingBlock till={shopify} customerId={shopify.customer.id} />, document.body);
};
