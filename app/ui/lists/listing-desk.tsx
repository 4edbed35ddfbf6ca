import { useFetcher } from '@remix-run/react';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { useWords } from '../../i18n/react.tsx';
import { DecisionModal } from '../review/decision-modal.tsx';
import type { ListingKind } from '../review/reason-fields.tsx';
import { useAnswer } from '../use-answer.ts';

/** Blocking or allowing a person we know, or lifting an entry that names them. */
type Asked = { name: string } & ({ kind: 'block' | 'allow'; personId: string } | { kind: 'lift'; entryId: string });

const Desk = createContext<{ ask: (asked: Asked) => void; isBusy: boolean }>({ ask: () => {}, isBusy: false });
export const useListingDesk = () => useContext(Desk);

/** Around a page on which people may be blocked or allowed (V6): asks why, and sends it. `onSaid` hears what came of it. */
export function ListingDesk({
  children,
  onSaid,
}: {
  children: ReactNode;
  onSaid: (said: string, isError: boolean) => void;
}) {
  const { t } = useWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const fetcher = useFetcher<{ done: string } | { problem: string }>();
  useAnswer(fetcher, (answer) => {
    const isDone = 'done' in answer;
    const said = isDone ? answer.done : `lists.problems.${answer.problem}`;
    // a refusal leaves the dialog as it is: the reason typed in it is not lost
    if (isDone) setAsked(null);
    onSaid(t(said), !isDone);
  });
  const isBusy = fetcher.state !== 'idle';

  const confirm = (_kind: ListingKind, reason: string) => {
    if (!asked) return;
    const body: Record<string, string> =
      asked.kind === 'lift'
        ? { intent: 'lift', entryId: asked.entryId, reason }
        : { intent: 'add', list: asked.kind, by: 'person', typed: asked.personId, reason };
    fetcher.submit(body, { method: 'post', action: '/app/review/lists', encType: 'application/json' });
  };
  return (
    <Desk.Provider value={{ ask: setAsked, isBusy }}>
      {children}
      <DecisionModal
        kind={asked?.kind ?? null}
        names={asked ? [asked.name] : []}
        isBusy={isBusy}
        onConfirm={confirm}
        onClose={() => setAsked(null)}
      />
    </Desk.Provider>
  );
}
