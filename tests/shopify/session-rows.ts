import type { SessionRow, SessionRows } from '../../app/shopify/session-storage.server.ts';

export function sessionRowsInMemory(): SessionRows {
  const rows = new Map<string, SessionRow>();
  return {
    save: async (row) => void rows.set(row.id, row),
    load: async (id) => rows.get(id) ?? null,
    remove: async (ids) => {
      for (const id of ids) rows.delete(id);
    },
    findByShop: async (domain) => [...rows.values()].filter((row) => row.domain === domain),
  };
}
