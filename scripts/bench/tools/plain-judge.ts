import { readFileSync } from 'node:fs';
import pg from 'pg';

/** Where there is no pgbench: the same script, one named statement at a time on as many connections, from Node. */
export type PlainOrder = {
  script: string;
  url: string;
  clients: number;
  transactions: number;
  variables: Record<string, string>;
};

type Statement = { name: string; text: string; parameters: string[]; keepsResult: boolean };

process.on('message', ({ script, url, clients, transactions, variables }: PlainOrder) => {
  run(statementsOf(script), url, clients, transactions, variables).then(
    (perSecond) => process.send?.(perSecond),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));

/** One a line, as the script has them; what it sets by expressions is computed in `run`. */
function statementsOf(script: string): Statement[] {
  const lines = readFileSync(script, 'utf8').split('\n');
  return lines
    .filter((line) => line.trim() !== '' && !line.startsWith('--') && !line.startsWith('\\set'))
    .map((line, at) => {
      const parameters: string[] = [];
      const text = line
        .replace(/\s*\\gset$/, '')
        .replace(/(?<!:):([a-z_]+)/g, (_match, parameter: string) => `$${parameters.push(parameter)}`);
      return { name: `statement-${at}`, text, parameters, keepsResult: line.endsWith('\\gset') };
    });
}

async function run(
  statements: readonly Statement[],
  url: string,
  clients: number,
  transactions: number,
  given: Record<string, string>,
): Promise<number> {
  const connections = Array.from({ length: clients }, () => new pg.Client({ connectionString: url }));
  await Promise.all(connections.map((connection) => connection.connect()));
  const each = Math.floor(transactions / clients);
  const startedAt = performance.now();
  await Promise.all(
    connections.map(async (connection, at) => {
      for (let i = 1; i <= each; i += 1) {
        const n = ((i * clients + at) % Number(given['shops'])) + 1;
        const order = Math.ceil(Math.random() * 1e12);
        const variables: Record<string, unknown> = { ...given, n: String(n), order: String(order) };
        for (const { name, text, parameters, keepsResult } of statements) {
          const values = parameters.map((parameter) => variables[parameter]);
          const { rows } = await connection.query({ name, text, values });
          if (keepsResult) Object.assign(variables, rows[0]);
        }
      }
    }),
  );
  const perSecond = (each * clients) / ((performance.now() - startedAt) / 1_000);
  await Promise.all(connections.map((connection) => connection.end()));
  return perSecond;
}
