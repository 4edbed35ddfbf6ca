import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type LocalSecrets = {
  apiSecret: string;
  encryptionKey: string;
  appPassword: string;
  doorPassword: string;
  operatorToken: string;
};

/** Made at random on first use and kept with the data they protect, readable by their owner only. */
export function loadOrMakeSecrets(dataDir: string): LocalSecrets {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as LocalSecrets;
  mkdirSync(dataDir, { recursive: true });
  const secrets: LocalSecrets = {
    apiSecret: randomBytes(24).toString('hex'),
    encryptionKey: randomBytes(32).toString('base64'),
    appPassword: randomBytes(24).toString('base64url'),
    doorPassword: randomBytes(24).toString('base64url'),
    operatorToken: randomBytes(24).toString('base64url'),
  };
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
