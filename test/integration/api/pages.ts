/** What a connection's pages have in common. */
export interface AnyPage {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** All pages of a connection, one after the other. */
export async function allPages<Page extends AnyPage>(
  page: (variables: object) => Promise<Page>,
  filter: object,
  first: number,
): Promise<Page[]> {
  const pages: Page[] = [];
  for (let after: string | null = null; pages.length < 100; ) {
    const next: Page = await page({ filter, first, after });
    pages.push(next);
    if (!next.pageInfo.hasNextPage) return pages;
    after = next.pageInfo.endCursor;
  }
  throw new Error("the pages have no end");
}
