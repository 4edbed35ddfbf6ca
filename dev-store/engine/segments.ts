/** The shop's own groups of customers. */
export type Segment = { id: string; name: string; query: string };

export const segments: readonly Segment[] = [
  { id: '7412345678901234601', name: 'Clients fidèles', query: "customer_tags CONTAINS 'fidèle'" },
  { id: '7412345678901234602', name: 'Au moins trois commandes', query: 'number_of_orders >= 3' },
  { id: '7412345678901234603', name: 'Plus de 200 €', query: 'amount_spent > 200' },
];
