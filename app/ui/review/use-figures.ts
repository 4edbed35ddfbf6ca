import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { FraudFigures } from '../../queries/views.ts';
import { figuresAddress } from './figures-period.ts';

/** Fraud in figures for a programme (null = all), read once the page stands, and anew after each decision. */
export function useFigures(programId: string | null) {
  const [days, setDays] = useState<FraudFigures['days']>(90);
  const { load, data } = useFetcher<FraudFigures>();
  const address = figuresAddress({ days, programId });
  useEffect(() => load(address), [load, address]);
  return { figures: data ?? null, days, onDays: setDays };
}
