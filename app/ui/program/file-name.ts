/** "ricochet-programme-amis-de-la-maison-v3.json"; letters that file systems quarrel about are left out. */
export function fileNameOf(name: string, version: string, draft: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return ['ricochet-programme', plain, version === '' ? draft : `v${version}`]
    .filter(Boolean)
    .join('-')
    .concat('.json');
}
