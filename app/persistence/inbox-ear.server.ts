import pg from 'pg';

type Log = { warn(fields: object, message: string): void };

/** Hears of new inbox rows as they come. Only a hint: whoever listens has to look by themselves too. */
export async function openInboxEar(url: string, onWork: () => void, log: Log): Promise<{ close(): Promise<void> }> {
  const client = new pg.Client({ connectionString: url, application_name: 'ricochet-ear' });
  client.on('notification', onWork);
  client.on('error', (error) => log.warn({ error }, 'the ear for new work broke; the judge looks every second'));
  await client.connect();
  await client.query('LISTEN ricochet_inbox');
  return { close: () => client.end() };
}
