import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';

/** What Shopify knows of the app: its configuration file, read as `shopify app deploy` would read it. */
export type AppConfig = {
  name: string;
  handle: string;
  apiVersion: string;
  scopes: string[];
  optionalScopes: string[];
  subscriptions: { topic: string; uri: string; compliance: boolean }[];
  proxy: { url: string; pathPrefix: string } | null;
};

type Toml = {
  name: string;
  handle: string;
  access_scopes?: { scopes?: string; optional_scopes?: string[] };
  webhooks?: {
    api_version: string;
    subscriptions?: { topics?: string[]; compliance_topics?: string[]; uri: string }[];
  };
  app_proxy?: { url: string; subpath: string; prefix: string };
};

export function readAppConfig(path: string): AppConfig {
  const toml = parse(readFileSync(path, 'utf8')) as unknown as Toml;
  const subscriptions = (toml.webhooks?.subscriptions ?? []).flatMap(({ topics = [], compliance_topics = [], uri }) => [
    ...topics.map((topic) => ({ topic, uri, compliance: false })),
    ...compliance_topics.map((topic) => ({ topic, uri, compliance: true })),
  ]);
  const scopes = (toml.access_scopes?.scopes ?? '')
    .split(',')
    .map((scope) => scope.trim())
    .filter(Boolean);
  return {
    name: toml.name,
    handle: toml.handle,
    apiVersion: toml.webhooks?.api_version ?? '',
    scopes,
    optionalScopes: toml.access_scopes?.optional_scopes ?? [],
    subscriptions,
    proxy: toml.app_proxy
      ? { url: toml.app_proxy.url, pathPrefix: `/${toml.app_proxy.prefix}/${toml.app_proxy.subpath}` }
      : null,
  };
}
