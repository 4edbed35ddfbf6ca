import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { Forecast } from '../../domain/forecast/forecast.ts';
import { numberFormat } from '../../domain/shared/intl.ts';
import { currencyDigits } from '../../domain/shared/money.ts';
import { formatBasisPoints, moneyWords } from '../../i18n/format.ts';
import type { Words } from '../../i18n/react.tsx';

/** Told apart by colour and by stroke. */
const LINES = [
  { colour: '#8a6116', dash: '6 3' },
  { colour: '#2c6ecb', dash: undefined },
  { colour: '#0c7d4f', dash: '2 3' },
] as const;

type SensitivityChartProps = {
  sensitivity: Forecast['sensitivity'];
  /** of each line */
  names: string[];
  currency: string;
  words: Words;
  height: number;
};

export function SensitivityChart({ sensitivity, names, currency, words, height }: SensitivityChartProps) {
  const { locale } = words;
  const short = (amountMinor: number) =>
    numberFormat(locale, {
      style: 'currency',
      currency,
      notation: 'compact',
      maximumFractionDigits: 1,
    }).format(amountMinor / 10 ** currencyDigits(currency));
  const rate = (basisPoints: unknown) => formatBasisPoints(Number(basisPoints), locale);
  const data = sensitivity.rows.map(({ conversionBp, profitsMinor }) => ({
    conversionBp,
    ...Object.fromEntries(profitsMinor.map((profit, at) => [`line${at}`, profit])),
  }));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <LineChart data={data} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--p-color-border-secondary)" />
        <XAxis dataKey="conversionBp" tickFormatter={rate} minTickGap={16} fontSize={12} tickLine={false} />
        <YAxis fontSize={12} tickLine={false} axisLine={false} tickFormatter={short} width={64} />
        <ReferenceLine y={0} stroke="var(--p-color-border-emphasis)" />
        <Tooltip
          labelFormatter={(conversion) => words.t('forecast.sensitivity.at', { rate: rate(conversion) })}
          formatter={(value) => moneyWords({ amountMinor: Number(value), currency }, words)}
        />
        <Legend
          iconType="plainline"
          itemSorter={null}
          formatter={(name) => <span style={{ marginInlineEnd: 12, color: 'var(--p-color-text)' }}>{name}</span>}
        />
        {names.map((name, at) => (
          <Line
            key={name}
            name={name}
            dataKey={`line${at}`}
            type="linear"
            stroke={LINES[at]?.colour}
            strokeWidth={2}
            strokeDasharray={LINES[at]?.dash}
            dot={false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
