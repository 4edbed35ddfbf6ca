import { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import type { FileAnswer } from './file-modal.tsx';

export type FileImport = {
  /** the one that was chosen; null = none is asked about */
  file: { name: string; text: string } | null;
  /** to the file, once it was sent */
  answer: FileAnswer | null;
  isBusy: boolean;
  choose: (file: { name: string; text: string }) => void;
  send: () => void;
  close: () => void;
};

/**
 * A file on its way into the draft, and what was answered, until that was read.
 * @param seen the draft's time that is on screen; empty where there is no programme yet
 */
export function useFileImport(seen: string): FileImport {
  const fetcher = useFetcher<FileAnswer>();
  const [file, setFile] = useState<FileImport['file']>(null);
  const [isSent, setSent] = useState(false);
  // to the file before
  const [oldAnswer, setOldAnswer] = useState<FileAnswer>();
  const show = (chosen: FileImport['file']) => {
    setFile(chosen);
    setSent(false);
  };
  return {
    file,
    answer: isSent && fetcher.state === 'idle' && fetcher.data !== oldAnswer ? (fetcher.data ?? null) : null,
    isBusy: fetcher.state !== 'idle',
    choose: show,
    send: () => {
      setSent(true);
      setOldAnswer(fetcher.data);
      fetcher.submit({ file: file?.text ?? '', seen }, { method: 'post', action: '/app/program/file' });
    },
    close: () => show(null),
  };
}
