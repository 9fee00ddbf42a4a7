import { useState } from "react";
import { Button } from "react-aria-components";
import type { ImpactPredictionsQuery, ImpactPredictionsQueryVariables } from "../../generated/operations.js";
import { texts, useTexts } from "../../language/language.js";
import { download } from "../../parts/download.js";
import { FactLink } from "../../parts/FactLink.js";
import { Failure, Loading } from "../../parts/Notice.js";
import { Pager } from "../../parts/Pager.js";
import { SortableTable } from "../../parts/SortableTable.js";
import { Time } from "../../parts/Time.js";
import type { ServiceError } from "../../service.js";
import { useSession } from "../../session.js";
import { failure, useQuery } from "../../useQuery.js";
import PREDICTIONS from "./predictions.graphql?raw";
import { type ImpactOf, variablesOf } from "./variables.js";

const TEXTS = texts(
  {
    caption: "Decisions that rest on it, the newest first",
    request: "Request",
    when: "When",
    by: "Served by",
    all: "Download all (NDJSON)",
    read: (count: number) => `${count} read …`,
    stop: "Stop",
  },
  {
    caption: "Entscheidungen, die darauf beruhen, die neuesten zuerst",
    request: "Anfrage",
    when: "Wann",
    by: "Bedient von",
    all: "Alle herunterladen (NDJSON)",
    read: (count) => `${count} gelesen …`,
    stop: "Anhalten",
  },
);
const PAGE = 50;
const FILE_PAGE = 1_000;

export function Predictions({ of }: { readonly of: ImpactOf }) {
  const t = useTexts(TEXTS);
  const [after, setAfter] = useState<string>();
  const { data, error, again } = useQuery<ImpactPredictionsQuery, ImpactPredictionsQueryVariables>(
    PREDICTIONS,
    {
      ...variablesOf(of),
      first: PAGE,
      ...(after === undefined ? {} : { after }),
    },
  );
  const page = data?.impact.predictions;
  return (
    <>
      {error !== undefined && <Failure error={error} again={again} />}
      {page === undefined && error === undefined && <Loading />}
      {page !== undefined && (
        <SortableTable
          caption={t.caption}
          rows={page.edges.map(({ node }) => node)}
          idOf={({ requestId }) => requestId}
          columns={[
            {
              name: t.request,
              text: ({ requestId }) => requestId,
              cell: ({ requestId }) => <FactLink fact={{ kind: "Prediction", key: requestId }} hidesKind />,
            },
            {
              name: t.when,
              text: ({ timestamp }) => timestamp ?? "",
              cell: ({ timestamp }) => timestamp != null && <Time at={timestamp} />,
            },
            { name: t.by, text: ({ deployment, modelVersion }) => deployment ?? modelVersion ?? "" },
          ]}
        />
      )}
      <Pager pageInfo={page?.pageInfo} after={after} setAfter={setAfter} />
      <TakeAll of={of} />
    </>
  );
}

/** All pages as one file, a prediction a line. */
function TakeAll({ of }: { readonly of: ImpactOf }) {
  const t = useTexts(TEXTS);
  const { service } = useSession();
  const [reading, setReading] = useState<{ readonly count: number; readonly stop: AbortController }>();
  const [error, setError] = useState<ServiceError>();
  const take = async () => {
    const stop = new AbortController();
    setError(undefined);
    setReading({ count: 0, stop });
    try {
      const lines: string[] = [];
      let after: string | undefined;
      do {
        const { impact } = await service.query<ImpactPredictionsQuery, ImpactPredictionsQueryVariables>(
          PREDICTIONS,
          { ...variablesOf(of), first: FILE_PAGE, ...(after === undefined ? {} : { after }) },
          stop.signal,
        );
        const { edges, pageInfo } = impact.predictions;
        lines.push(...edges.map(({ node }) => `${JSON.stringify(node)}\n`));
        setReading({ count: lines.length, stop });
        after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined;
      } while (after !== undefined);
      download(`impact-${of.factKey}.ndjson`, "application/x-ndjson", lines.join(""));
    } catch (cause) {
      if (!stop.signal.aborted) setError(failure(cause));
    } finally {
      setReading(undefined);
    }
  };
  return (
    <div>
      {reading === undefined ? (
        <Button className="button" onPress={() => void take()}>
          {t.all}
        </Button>
      ) : (
        <p role="status">
          {t.read(reading.count)}{" "}
          <Button className="button quiet" onPress={() => reading.stop.abort()}>
            {t.stop}
          </Button>
        </p>
      )}
      {error !== undefined && <Failure error={error} />}
    </div>
  );
}
