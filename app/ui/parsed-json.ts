/** What a form or an address holds as JSON; null for what isn't: it is refused like any other thing that can't be. */
export function parsedJson(field: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(String(field));
  } catch {
    return null;
  }
}
