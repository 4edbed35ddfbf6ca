import pg from 'pg';

export type RolePasswords = { appPassword: string; doorPassword: string };

/**
 * The two accounts the product works under, both subject to row-level security: `ricochet_app` for the web and worker
 * processes, `ricochet_door` for the webhook door, which may only insert into the inbox. They come before the
 * migrations, which grant their rights. Existing accounts get these passwords.
 */
export async function ensureRoles(superuserUrl: string, { appPassword, doorPassword }: RolePasswords): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    // roles belong to the whole server: two set-ups at once would both find them missing
    await client.query('SELECT pg_advisory_xact_lock(72707370)');
    for (const [role, password] of [
      ['ricochet_app', appPassword],
      ['ricochet_door', doorPassword],
    ] as const) {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      const verb = rowCount ? 'ALTER' : 'CREATE';
      await client.query(
        `${verb} ROLE ${role} WITH LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(password)}`,
      );
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** The same database under another account. */
export function urlFor(url: string, account: { user: string; password: string; database?: string }): string {
  const changed = new URL(url);
  changed.username = account.user;
  changed.password = account.password;
  if (account.database) changed.pathname = `/${account.database}`;
  return changed.href;
}
