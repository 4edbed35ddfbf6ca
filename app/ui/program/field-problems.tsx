import { InlineCode, List } from '@shopify/polaris';
import type { FieldProblem } from '../program-form.ts';

/** Problems of terms that stand in no form, each with its place in the offer. */
export function FieldProblems({ problems, say }: { problems: FieldProblem[]; say: (problem: FieldProblem) => string }) {
  return (
    <List>
      {problems.map((problem) => (
        <List.Item key={`${problem.field} ${problem.problem}`}>
          {problem.field !== '' && (
            <>
              <InlineCode>{problem.field}</InlineCode>{' '}
            </>
          )}
          {say(problem)}
        </List.Item>
      ))}
    </List>
  );
}
