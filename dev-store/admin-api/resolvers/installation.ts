import { gid } from '../../engine/ids.ts';
import type { Installation } from '../../engine/state.ts';
import { type ConnectionArgs, connection } from '../connection.ts';
import type { ApiContext, Field } from '../context.ts';
import { notImplemented } from '../refuse.ts';
import { metafieldNode, resolveNamespace } from './metafields.ts';

/** Holding a write scope counts as holding the read scope too. */
function accessScopes(installation: Installation) {
  const handles = installation.scopes.flatMap((scope) =>
    scope.startsWith('write_') ? [scope, scope.replace('write_', 'read_')] : [scope],
  );
  return [...new Set(handles)].sort().map((handle) => ({ handle, description: handle.replaceAll('_', ' ') }));
}

export function installationNode({ engine }: ApiContext) {
  const installation = engine.state.installation!;
  const { metafields } = engine.state;
  return {
    __typename: 'AppInstallation',
    id: gid('AppInstallation', installation.id),
    accessScopes: accessScopes(installation),
    launchUrl: `https://${engine.config.shop}/admin/apps/${engine.app.handle}`,
    app: { id: gid('App', '580111'), title: engine.app.name, handle: engine.app.handle, apiKey: engine.config.apiKey },
    metafield: ({ namespace, key }: { namespace?: string; key: string }) => {
      const wanted = resolveNamespace(namespace);
      const found = metafields.find((metafield) => metafield.namespace === wanted && metafield.key === key);
      return found ? metafieldNode(found) : null;
    },
    metafields: (args: ConnectionArgs & { namespace?: string; keys?: string[] }) => {
      if (args.keys) notImplemented('AppInstallation.metafields(keys)');
      const wanted = args.namespace === undefined ? null : resolveNamespace(args.namespace);
      return connection(
        metafields.filter(({ namespace }) => wanted === null || namespace === wanted),
        args,
        metafieldNode,
      );
    },
  };
}

export const currentAppInstallation: Field = (_args, context) => installationNode(context);
