import type { Api as ModalApi } from '@shopify/ui-extensions/pos.home.modal.render';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Answer, ask } from '../../shared/ask.ts';

/** What every part of the till has of Shopify's. */
export type Till = Pick<ModalApi, 'session' | 'i18n' | 'toast'>;
export type CartTill = Till & Pick<ModalApi, 'cart'>;
type Readable<Value> = { readonly value: Value; subscribe(listener: (value: Value) => void): () => void };

/** The customer in front of the staff, as the app words them. */
export type Customer = {
  advocate: { code: string; link: string; qr: string; friends: string } | null;
  canEnrol: boolean;
  note: string | null;
  balances: string[];
  codes: { code: string; title: string; status: string }[];
};

/** Asks the app in the name of whoever is signed in at the till; what is done there is put on record with who is pinned in. */
export function askApp<Data>(till: Till, path: string, body?: object): Promise<Answer<Data>> {
  const staff = body && till.session.staffMember.value?.id;
  return ask<Data>(() => till.session.getSessionToken(), staff === undefined ? path : `${path}?staff=${staff}`, {
    locale: till.i18n.translate('locale'),
    ...(body && { body }),
  });
}

/** A value of the till, and again whenever it changes. */
export function useReadable<Value>(readable: Readable<Value>): Value {
  // the till may hand out another object for the same thing each time it is asked
  const { current: held } = useRef(readable);
  const [value, setValue] = useState(held.value);
  useEffect(() => {
    // it may have changed since it was drawn
    setValue(held.value);
    return held.subscribe(setValue);
  }, [held]);
  return value;
}

/** Mails them their code; what became of it is said where the till says such things. */
export async function mailLink(till: Till, customerId: number): Promise<void> {
  const told = await askApp<{ text: string }>(till, `/ext/pos/link/${customerId}`, {});
  till.toast.show(told.ok ? told.data.text : till.i18n.translate(`failed.${told.problem}`));
}

type Asked = {
  /** null while it is on its way, or nobody is there */
  answer: Answer<Customer> | null;
  isEnrolling: boolean;
  again(): void;
  enrol(): void;
};

/** What the app knows of a customer; nobody is asked about when there is none. */
export function useCustomer(till: Till, customerId: number | undefined): Asked {
  const [answer, setAnswer] = useState<Answer<Customer> | null>(null);
  const [isEnrolling, setEnrolling] = useState(false);
  const shown = useRef(customerId);
  shown.current = customerId;
  const again = useCallback(async () => {
    setAnswer(null);
    if (customerId === undefined) return;
    const told = await askApp<Customer>(till, `/ext/pos/customer/${customerId}`);
    if (shown.current === customerId) setAnswer(told);
  }, [till, customerId]);
  useEffect(() => {
    void again();
  }, [again]);
  return {
    answer,
    isEnrolling,
    again,
    enrol: async () => {
      setEnrolling(true);
      const told = await askApp<Customer>(till, `/ext/pos/customer/${customerId}`, {});
      setEnrolling(false);
      setAnswer(told);
      if (told.ok && told.data.advocate) till.toast.show(till.i18n.translate('customer.enrolled'));
    },
  };
}
