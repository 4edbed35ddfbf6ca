/** French puts unbreakable spaces before its colons; tests are typed without. */
export const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
