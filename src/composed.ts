export type Own = <T extends AsyncDisposable>(part: T) => T;

/** What is made of parts. They are closed in the reverse order when it is disposed of, and where one of them fails to open. */
export async function composed<T extends object>(
  make: (own: Own) => Promise<T>,
): Promise<T & AsyncDisposable> {
  const opened: AsyncDisposable[] = [];
  const dispose = async () => {
    for (const part of opened.splice(0).reverse()) await part[Symbol.asyncDispose]();
  };
  try {
    const made = await make((part) => {
      opened.push(part);
      return part;
    });
    return { ...made, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
