/** What was opened, to be closed in the reverse order. */
export function owner() {
  const opened: AsyncDisposable[] = [];
  return {
    own: <T extends AsyncDisposable>(one: T): T => {
      opened.push(one);
      return one;
    },
    dispose: async () => {
      for (const one of opened.splice(0).reverse()) await one[Symbol.asyncDispose]();
    },
  };
}
