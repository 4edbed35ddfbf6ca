import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Engine } from '../engine/engine.ts';
import type { CustomerRecord, OrderRecord } from '../engine/state.ts';
import type { ActualCost } from './cost.ts';

export type ApiContext = {
  engine: Engine;
  scopes: ReadonlySet<string>;
  actualCost: ActualCost;
  nodes: Nodes;
  /** carries out another query under the same scopes, as a bulk operation does with each part of its own */
  query(document: DocumentNode, variables: Record<string, unknown>): Promise<ExecutionResult>;
};

/** Orders and customers lead to each other; through the context they do so without importing each other. */
export type Nodes = {
  customer(record: CustomerRecord, context: ApiContext): Record<string, unknown>;
  order(record: OrderRecord, context: ApiContext): Record<string, unknown>;
};

/** A field that takes arguments or is computed only when asked for. */
export type Field<Args = Record<string, never>> = (args: Args, context: ApiContext) => unknown;
