import { Button } from "react-aria-components";
import type { LogStateQuery, LogStateQueryVariables } from "../../generated/operations.js";
import { texts, useTexts } from "../../language/language.js";
import { Failure, Loading } from "../../parts/Notice.js";
import { useQuery } from "../../useQuery.js";
import { Fsck } from "./Fsck.js";
import LOG from "./log.graphql?raw";

const TEXTS = texts(
  {
    name: "Name",
    size: "Facts",
    root: "Root hash",
    key: "Verifier key",
    checkpoint: "Signed checkpoint",
    again: "Ask again",
  },
  {
    name: "Name",
    size: "Fakten",
    root: "Wurzel-Hash",
    key: "Prüfschlüssel",
    checkpoint: "Signierter Checkpoint",
    again: "Noch einmal fragen",
  },
);

export function LogState() {
  const t = useTexts(TEXTS);
  const { data, error, again } = useQuery<LogStateQuery, LogStateQueryVariables>(LOG, {});
  if (error !== undefined) return <Failure error={error} again={again} />;
  if (data === undefined) return <Loading />;
  const { origin, size, rootHash, verifierKey, text } = data.checkpoint;
  return (
    <div className="card">
      <dl className="fields">
        {(
          [
            [t.name, origin],
            [t.size, String(size)],
            [t.root, rootHash],
            [t.key, verifierKey],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{t.checkpoint}</summary>
        <pre>{text}</pre>
      </details>
      <Fsck state={data.fsck} />
      <Button className="button quiet" onPress={again}>
        {t.again}
      </Button>
    </div>
  );
}
