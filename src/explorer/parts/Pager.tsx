import { Button } from "react-aria-components";
import { texts, useTexts } from "../language/language.js";

const TEXTS = texts(
  { older: "Older ones", newest: "The newest" },
  { older: "Ältere", newest: "Die neuesten" },
);

interface Props {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null } | undefined;
  readonly after: string | undefined;
  readonly setAfter: (after: string | undefined) => void;
}

/** Leads through the pages of a list, the newest first. */
export function Pager({ pageInfo, after, setAfter }: Props) {
  const t = useTexts(TEXTS);
  return (
    <p className="table-end">
      {after !== undefined && (
        <Button className="button quiet" onPress={() => setAfter(undefined)}>
          {t.newest}
        </Button>
      )}
      {pageInfo?.hasNextPage && (
        <Button className="button quiet" onPress={() => setAfter(pageInfo.endCursor ?? undefined)}>
          {t.older}
        </Button>
      )}
    </p>
  );
}
