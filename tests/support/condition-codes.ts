import { PERSON_CONDITIONS, PURCHASE_CONDITIONS } from '../../app/domain/eligibility/conditions/registry.ts';

/** Every condition as a receipt names it: a person's once for each side. */
export const conditionCodes: string[] = [
  ...Object.keys(PURCHASE_CONDITIONS),
  ...Object.keys(PERSON_CONDITIONS).flatMap((code) => [`advocate-${code}`, `friend-${code}`]),
];
