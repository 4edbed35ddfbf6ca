import { type ReactNode, Suspense, useEffect, useState } from 'react';

const HEIGHT = 240;

/** Room for a lazily loaded drawing, kept while a server or a slow line hasn't it; `label` says what it shows. */
export function ChartFrame({ label, children }: { label: string; children: (height: number) => ReactNode }) {
  const [isInBrowser, setInBrowser] = useState(false);
  useEffect(() => setInBrowser(true), []);
  return (
    <div role="img" aria-label={label} style={{ blockSize: HEIGHT }}>
      {isInBrowser && <Suspense fallback={null}>{children(HEIGHT)}</Suspense>}
    </div>
  );
}
