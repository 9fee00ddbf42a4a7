import { Button } from "react-aria-components";
import { texts, useTexts } from "../language/language.js";

const TEXTS = texts(
  { older: "Older ones", newest: "The newest", more: "More", best: "The best" },
  { older: "Ältere", newest: "Die neuesten", more: "Mehr", best: "Die besten" },
);

interface Props {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null } | undefined;
  readonly after: string | undefined;
  readonly setAfter: (after: string | undefined) => void;
  /** Whether the list is by rank, and not by time. */
  readonly isRanked?: boolean;
}

/** Leads through the pages of a list, the newest or the best first. */
export function Pager({ pageInfo, after, setAfter, isRanked = false }: Props) {
  const t = useTexts(TEXTS);
  return (
    <p className="table-end">
      {after !== undefined && (
        <Button className="button quiet" onPress={() => setAfter(undefined)}>
          {isRanked ? t.best : t.newest}
        </Button>
      )}
      {pageInfo?.hasNextPage && (
        <Button className="button quiet" onPress={() => setAfter(pageInfo.endCursor ?? undefined)}>
          {isRanked ? t.more : t.older}
        </Button>
      )}
    </p>
  );
}
