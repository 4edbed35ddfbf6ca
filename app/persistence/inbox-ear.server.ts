import { lastingConnection } from './lasting-connection.server.ts';

type Log = { warn(fields: object, message: string): void };

/** Hears of new inbox rows as they come. Only a hint: whoever listens has to look by themselves too. */
export async function openInboxEar(url: string, onWork: () => void, log: Log): Promise<{ close(): Promise<void> }> {
  return lastingConnection(
    { connectionString: url, application_name: 'ricochet-ear' },
    (client) => {
      client.on('notification', onWork);
      return client.query('LISTEN ricochet_inbox');
    },
    log,
  );
}
