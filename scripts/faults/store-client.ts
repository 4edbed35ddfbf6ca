import type { DevStore } from '../../dev-store/contract.ts';
import type {
  CustomerRecord,
  DeliveryRecord,
  DiscountRecord,
  GiftCardRecord,
  OrderRecord,
  StoreCreditAccountRecord,
} from '../../dev-store/engine/state.ts';

/** All that the dev store remembers, as it remembers it. */
export type StoreMemory = {
  orders: Record<string, OrderRecord>;
  discounts: Record<string, DiscountRecord>;
  giftCards: Record<string, GiftCardRecord>;
  storeCreditAccounts: Record<string, StoreCreditAccountRecord>;
  customers: Record<string, CustomerRecord>;
  deliveries: DeliveryRecord[];
};

type Callable = {
  [Name in keyof DevStore as DevStore[Name] extends (...args: never[]) => unknown ? Name : never]: DevStore[Name];
};

/** The functions of a dev store that runs in a process of its own. */
export type StoreClient = {
  url: string;
  call<Name extends keyof Callable>(
    name: Name,
    ...args: Parameters<Callable[Name]>
  ): Promise<Awaited<ReturnType<Callable[Name]>>>;
  memory(): Promise<StoreMemory>;
};

export function storeClient(url: string, rpcUrl: string): StoreClient {
  const ask = async (method: string, args: unknown[]): Promise<unknown> => {
    const response = await fetch(rpcUrl, { method: 'POST', body: JSON.stringify({ method, args }) });
    const answer = (await response.json()) as { value?: unknown; error?: string };
    if (answer.error) throw new Error(`${method}: ${answer.error}`);
    return answer.value;
  };
  return {
    url,
    call: (name, ...args) => ask(name, args) as never,
    memory: () => ask('memory', []) as Promise<StoreMemory>,
  };
}
