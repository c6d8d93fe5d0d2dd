/** What is known of a file, or null when somebody moved or removed it meanwhile: its place is no longer theirs. */
export async function unlessGone<T>(known: Promise<T>): Promise<T | null> {
  try {
    return await known
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
