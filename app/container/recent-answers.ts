/**
 * Answers of the last `forMs`, by question, in this process: asked again within it, nobody is troubled twice. The oldest go
 * when there are more than `most`; what failed isn't kept.
 */
export function recentAnswers<Answer>({ most, forMs }: { most: number; forMs: number }, clock: { now(): Date }) {
  const known = new Map<string, { answer: Answer; at: number }>();

  function keep(question: string, answer: Answer): void {
    // written anew at the end, so that the first is the oldest
    known.delete(question);
    known.set(question, { answer, at: clock.now().getTime() });
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
  }

  return async (question: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const found = known.get(question);
    if (found && clock.now().getTime() - found.at < forMs) return found.answer;
    const answer = await ask();
    keep(question, answer);
    return answer;
  };
}
