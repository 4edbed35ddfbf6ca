/** What people type into a form fits many times over. */
const LIMIT_BYTES = 16_384;

/** The text of what was sent, null when it is too large to be ours. Stops reading where it becomes too much. */
export async function smallBody(request: Request): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > LIMIT_BYTES) return null;
    chunks.push(read.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}
