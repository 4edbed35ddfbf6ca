import { readdirSync, readFileSync } from 'node:fs';
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import { parse } from 'graphql';

const FOLDER = new URL('../../app/shopify/operations/', import.meta.url);

export type OperationFile = {
  file: string;
  operations: OperationDefinitionNode[];
  fragments: FragmentDefinitionNode[];
};

export const operationFiles: readonly OperationFile[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => {
    const { definitions } = parse(readFileSync(new URL(file, FOLDER), 'utf8'));
    return {
      file,
      operations: definitions.filter((definition) => definition.kind === 'OperationDefinition'),
      fragments: definitions.filter((definition) => definition.kind === 'FragmentDefinition'),
    };
  });

/** All operations and fragments as one document. */
export const everyOperation: DocumentNode = {
  kind: 'Document' as DocumentNode['kind'],
  definitions: operationFiles.flatMap(({ operations, fragments }) => [...operations, ...fragments]),
};
