import type { FactRef } from "../../facts/kind.js";
import { addressOf } from "../address.js";
import { useKindName } from "../language/kinds.js";
import { KindIcon } from "./KindIcon.js";

interface Props {
  readonly fact: FactRef;
  /** Where it is plain from what stands around. */
  readonly hidesKind?: boolean;
}

/** A fact by its kind and key, which leads to it: a prediction to its report. */
export function FactLink({ fact: { kind, key }, hidesKind = false }: Props) {
  const name = useKindName();
  const path = kind === "Prediction" ? ["report", key] : ["explore", kind, key];
  return (
    <a className="fact" href={addressOf(path)} title={`${name(kind)} ${key}`}>
      <KindIcon kind={kind} />
      {!hidesKind && <span className="kind">{name(kind)} </span>}
      <bdi>{key}</bdi>
    </a>
  );
}
