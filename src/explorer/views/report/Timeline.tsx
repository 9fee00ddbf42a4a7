import { useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { inTimeOrder, nodeId, personOf, type ShownGraph, type ShownNode, timeOf } from "../../graph/trail.js";
import { useKindName } from "../../language/kinds.js";
import { texts, useTexts } from "../../language/language.js";
import { KindIcon } from "../../parts/KindIcon.js";
import { Time } from "../../parts/Time.js";

const TEXTS = texts(
  { recorded: "recorded", noTime: "no time is known", by: "by", more: "Show more" },
  { recorded: "aufgezeichnet", noTime: "keine Zeit bekannt", by: "von", more: "Mehr zeigen" },
);
const STEP = 100;

interface Props {
  readonly graph: ShownGraph;
  readonly select: (node: ShownNode) => void;
}

/** The facts of a trail by the times that they claim. */
export function Timeline({ graph, select }: Props) {
  const t = useTexts(TEXTS);
  const name = useKindName();
  const [shown, setShown] = useState(STEP);
  const nodes = useMemo(() => inTimeOrder(graph.nodes), [graph]);
  return (
    <>
      <ol className="timeline">
        {nodes.slice(0, shown).map((node) => {
          const time = timeOf(node);
          const person = personOf(node);
          return (
            <li key={nodeId(node)}>
              <span className="when">
                {time === undefined ? t.noTime : <Time at={time.at} />}
                {time !== undefined && !time.isClaimed && <span className="soft"> {t.recorded}</span>}
              </span>
              <button type="button" className="link fact" onClick={() => select(node)}>
                <KindIcon kind={node.kind} /> <span className="kind">{name(node.kind)}</span>{" "}
                <bdi>{node.key}</bdi>
              </button>
              {person !== undefined && (
                <span className="soft">
                  {t.by} <bdi>{person}</bdi>
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {nodes.length > shown && (
        <Button className="button quiet" onPress={() => setShown(shown + STEP)}>
          {t.more} ({shown}/{nodes.length})
        </Button>
      )}
    </>
  );
}
