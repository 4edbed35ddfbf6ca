/** Something that must not be. */
export type Finding = {
  kind: 'lost' | 'double' | 'ledger' | 'difference' | 'replay' | 'quarantined' | 'unquiet';
  text: string;
};
