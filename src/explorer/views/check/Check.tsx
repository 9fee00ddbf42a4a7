import { useCallback, useEffect, useState } from "react";
import { Button, DropZone, FileTrigger, Text } from "react-aria-components";
import { type Address, addressOf } from "../../address.js";
import type { ReportDocumentQuery, ReportDocumentQueryVariables } from "../../generated/operations.js";
import { texts, useTexts } from "../../language/language.js";
import { Failure, Loading } from "../../parts/Notice.js";
import type { ServiceError } from "../../service.js";
import { useOptionalSession } from "../../session.js";
import { failure } from "../../useQuery.js";
import DOCUMENT from "../report/document.graphql?raw";
import { asOfVariable } from "../report/variables.js";
import "./check.css";
import { forget, trust, trustedKeys } from "./keys.js";
import { TrustedKeys } from "./TrustedKeys.js";
import { Verdict } from "./Verdict.js";
import type { Verification } from "./verification.js";
import { verifyInWorker } from "./verifyInWorker.js";

const TEXTS = texts(
  {
    title: "Check a report",
    lead: "This page verifies a report by its own computation: the service is not asked whether it is right. A file that you drop here stays in your browser.",
    drop: "Drop a report here (.json, .html or .pdf)",
    choose: "Choose a file",
    tooLarge: "The file has over 256 MiB: no report is that large.",
    of: "The report of",
    back: "Back to the report",
    unknown: (origin: string) =>
      `No key is trusted for the log ${origin} in this browser. Get its verifier key from someone you trust, not with the report, and add it below.`,
    pinned:
      "The key of this service's log was seen for the first time, and is trusted from now on. Compare it with one that you have from elsewhere: until then a forged service could have given you its own.",
  },
  {
    title: "Bericht prüfen",
    lead: "Diese Seite prüft einen Bericht durch eigene Rechnung: Der Dienst wird nicht gefragt, ob er stimmt. Eine Datei, die Sie hier ablegen, bleibt in Ihrem Browser.",
    drop: "Legen Sie einen Bericht hier ab (.json, .html oder .pdf)",
    choose: "Datei wählen",
    tooLarge: "Die Datei hat mehr als 256 MiB: So groß ist kein Bericht.",
    of: "Der Bericht zu",
    back: "Zurück zum Bericht",
    unknown: (origin) =>
      `Für das Log ${origin} ist in diesem Browser kein Schlüssel vertraut. Holen Sie sich seinen Prüfschlüssel von jemandem, dem Sie vertrauen, nicht zusammen mit dem Bericht, und fügen Sie ihn unten hinzu.`,
    pinned:
      "Der Schlüssel des Logs dieses Dienstes wurde zum ersten Mal gesehen und ist von nun an vertraut. Vergleichen Sie ihn mit einem, den Sie von anderswo haben: Bis dahin könnte ein gefälschter Dienst Ihnen seinen eigenen gegeben haben.",
  },
);
const MAX_BYTES = 256 * 2 ** 20;

/** `#/check` takes a file; `#/check/r-1` checks that prediction's report as the service gives it now. */
export function Check({ path: [requestId], parameters: { asOf } }: Address) {
  const t = useTexts(TEXTS);
  const session = useOptionalSession();
  const [keys, setKeys] = useState(trustedKeys);
  const [file, setFile] = useState<{ readonly name: string; readonly bytes: Uint8Array }>();
  const [verification, setVerification] = useState<Verification>();
  const [error, setError] = useState<ServiceError>();
  const [isTooLarge, setTooLarge] = useState(false);
  const [isPinned, setPinned] = useState(false);

  useEffect(() => {
    if (requestId === undefined || session === undefined) return;
    const controller = new AbortController();
    const { signal } = controller;
    const fetchReport = async () => {
      const { auditReport } = await session.service.query<ReportDocumentQuery, ReportDocumentQueryVariables>(
        DOCUMENT,
        { requestId, ...asOfVariable(asOf), format: "JSON" },
        signal,
      );
      if (await pinServiceKey(signal)) {
        setPinned(true);
        setKeys(trustedKeys());
      }
      setFile({ name: requestId, bytes: new TextEncoder().encode(auditReport.document.content) });
    };
    setFile(undefined);
    setError(undefined);
    fetchReport().catch((cause: unknown) => signal.aborted || setError(failure(cause)));
    return () => controller.abort();
  }, [requestId, asOf, session]);

  useEffect(() => {
    setVerification(undefined);
    if (file === undefined) return;
    let isCurrent = true;
    verifyInWorker({ file: file.bytes, keys }).then(
      (result) => isCurrent && setVerification(result),
      (cause: unknown) => isCurrent && setError(failure(cause)),
    );
    return () => {
      isCurrent = false;
    };
  }, [file, keys]);

  const take = useCallback(async (taken: File | undefined) => {
    if (taken === undefined) return;
    setError(undefined);
    setPinned(false);
    setTooLarge(taken.size > MAX_BYTES);
    if (taken.size <= MAX_BYTES)
      setFile({ name: taken.name, bytes: new Uint8Array(await taken.arrayBuffer()) });
  }, []);

  return (
    <>
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <DropZone
        className="drop"
        onDrop={(event) => {
          const [item] = event.items.filter((one) => one.kind === "file");
          if (item !== undefined) void item.getFile().then(take);
        }}
      >
        <Text slot="label">{t.drop}</Text>
        <FileTrigger acceptedFileTypes={[".json", ".html", ".pdf"]} onSelect={(list) => void take(list?.[0])}>
          <Button className="button">{t.choose}</Button>
        </FileTrigger>
      </DropZone>
      {isTooLarge && (
        <p role="alert" className="notice error">
          {t.tooLarge}
        </p>
      )}
      {requestId !== undefined && (
        <p>
          {t.of} <bdi>{requestId}</bdi> · <a href={addressOf(["report", requestId], { asOf })}>{t.back}</a>
        </p>
      )}
      {error !== undefined && <Failure error={error} />}
      {file !== undefined && verification === undefined && error === undefined && <Loading />}
      <div aria-live="polite">
        {verification?.valid === "unknown" && (
          <p className="notice warning">{t.unknown(verification.origin)}</p>
        )}
        {file !== undefined && verification !== undefined && verification.valid !== "unknown" && (
          <Verdict name={file.name} verification={verification} />
        )}
        {isPinned && <p className="notice warning">{t.pinned}</p>}
      </div>
      <TrustedKeys
        keys={keys}
        add={(key) => {
          trust(key);
          setKeys(trustedKeys());
        }}
        remove={(key) => {
          forget(key);
          setKeys(trustedKeys());
        }}
      />
    </>
  );
}

/** Trusts the key that the service itself publishes where none of its log is known yet (trust on first use). */
async function pinServiceKey(signal: AbortSignal): Promise<boolean> {
  const response = await fetch("log/vkey", { signal });
  const key = (await response.text()).trim();
  const [name] = key.split("+");
  if (!response.ok || trustedKeys().some((known) => known.split("+")[0] === name)) return false;
  trust(key);
  return true;
}
