import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { addressOf } from "../address.js";
import { nodeId, type ShownEdge, type ShownGraph, type ShownNode } from "../graph/trail.js";
import { useKindName } from "../language/kinds.js";
import { texts, useTexts } from "../language/language.js";
import { FactLink } from "./FactLink.js";
import { Fields, Value } from "./Fields.js";
import { KindIcon } from "./KindIcon.js";
import { Time } from "./Time.js";

const TEXTS = texts(
  {
    close: "Close",
    causes: "Comes from",
    effects: "Led to",
    log: "In the log",
    index: "index",
    leafHash: "leaf hash",
    recordedAt: "recorded",
    notRecorded: "Others refer to this fact, and nobody recorded it.",
    explore: "Explore from here",
    superseded: "corrected by an amendment",
  },
  {
    close: "Schließen",
    causes: "Stammt aus",
    effects: "Führte zu",
    log: "Im Log",
    index: "Index",
    leafHash: "Blatt-Hash",
    recordedAt: "aufgezeichnet",
    notRecorded: "Andere verweisen auf diesen Fakt, und niemand hat ihn aufgezeichnet.",
    explore: "Von hier aus erkunden",
    superseded: "durch eine Berichtigung ersetzt",
  },
);

interface Props {
  readonly node: ShownNode | undefined;
  readonly graph: ShownGraph;
  readonly close: () => void;
}

/** All that is known of one fact of a graph, at the side of it. */
export function FactDrawer({ node, graph, close }: Props) {
  const t = useTexts(TEXTS);
  const name = useKindName();
  return (
    <ModalOverlay
      className="drawer-back"
      isDismissable
      isOpen={node !== undefined}
      onOpenChange={(isOpen) => isOpen || close()}
    >
      <Modal className="drawer">
        {node !== undefined && (
          <Dialog>
            <header>
              <Heading slot="title">
                <span className="kind">
                  <KindIcon kind={node.kind} /> {name(node.kind)}
                </span>
                <bdi>{node.key}</bdi>
              </Heading>
              <Button slot="close" className="button quiet">
                {t.close}
              </Button>
            </header>
            {!node.recorded && <p className="notice warning">{t.notRecorded}</p>}
            <Fields kind={node.kind} properties={node.properties} />
            <References
              title={t.causes}
              edges={graph.edges.filter(({ from }) => nodeId(from) === nodeId(node))}
              end="to"
            />
            <References
              title={t.effects}
              edges={graph.edges.filter(({ to }) => nodeId(to) === nodeId(node))}
              end="from"
            />
            {node.recorded && (
              <>
                <h3>{t.log}</h3>
                <dl className="fields">
                  <div>
                    <dt>{t.index}</dt>
                    <dd>{node.index}</dd>
                  </div>
                  <div>
                    <dt>{t.leafHash}</dt>
                    <dd>
                      <code>{node.leafHash}</code>
                    </dd>
                  </div>
                  {node.recordedAt !== null && (
                    <div>
                      <dt>{t.recordedAt}</dt>
                      <dd>
                        <Time at={node.recordedAt} />
                      </dd>
                    </div>
                  )}
                </dl>
              </>
            )}
            <p>
              <a className="button" href={addressOf(["explore", node.kind, node.key])} onClick={close}>
                {t.explore}
              </a>
            </p>
          </Dialog>
        )}
      </Modal>
    </ModalOverlay>
  );
}

interface ReferencesProps {
  readonly title: string;
  readonly edges: readonly ShownEdge[];
  readonly end: "from" | "to";
}

function References({ title, edges, end }: ReferencesProps) {
  const t = useTexts(TEXTS);
  if (edges.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="references">
        {edges.slice(0, 100).map((edge) => (
          <li key={`${edge.type} ${nodeId(edge[end])}`}>
            <FactLink fact={edge[end]} />
            {edge.supersededBy !== null && <em> {t.superseded}</em>}
            <dl className="fields">
              {Object.entries(edge.properties).flatMap(([name, value]) =>
                value === null
                  ? []
                  : [
                      <div key={name}>
                        <dt>{name}</dt>
                        <dd>
                          <Value value={value} />
                        </dd>
                      </div>,
                    ],
              )}
            </dl>
          </li>
        ))}
        {edges.length > 100 && <li>… {edges.length - 100}</li>}
      </ul>
    </>
  );
}
