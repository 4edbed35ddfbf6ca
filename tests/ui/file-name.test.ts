import { expect, test } from 'vitest';
import { fileNameOf } from '../../app/ui/program/file-name.ts';

test.each([
  ['Amis de la Maison', '3', 'ricochet-programme-amis-de-la-maison-v3.json'],
  ['Été & cie !', '', 'ricochet-programme-ete-cie-brouillon.json'],
  ['友達', '12', 'ricochet-programme-v12.json'],
  ['../../etc', '1', 'ricochet-programme-etc-v1.json'],
])('the file of %s', (name, version, expected) => {
  expect(fileNameOf(name, version, 'brouillon')).toBe(expected);
});
