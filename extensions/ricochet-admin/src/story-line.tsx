/** A line with its state, and where in the app it is told in full. */
export type Line = { title: string; status: string; tone: Tone; reason: string | null; path: string };
export type Tone = 'success' | 'info' | 'caution' | 'critical' | 'neutral';

export function StoryLine({ line, says }: { line: Line; says?: string }) {
  return (
    <s-stack gap="small-500">
      <s-stack direction="inline" gap="small-300" alignItems="center">
        {says && <s-text color="subdued">{says}</s-text>}
        <s-link href={`app:${line.path}`}>{line.title}</s-link>
        <s-badge tone={line.tone}>{line.status}</s-badge>
      </s-stack>
      {line.reason && <s-paragraph color="subdued">{line.reason}</s-paragraph>}
    </s-stack>
  );
}
