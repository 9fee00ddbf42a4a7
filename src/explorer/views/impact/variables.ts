import type { FactKind } from "../../../facts/kind.js";

/** Of what the impact is asked for. */
export interface ImpactOf {
  readonly kind: FactKind;
  readonly factKey: string;
  readonly data: { readonly from?: string; readonly to?: string } | undefined;
}

export const dataOf = (from: string | undefined, to: string | undefined): ImpactOf["data"] =>
  from === undefined && to === undefined
    ? undefined
    : { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };

export const variablesOf = ({ kind, factKey, data }: ImpactOf) => ({
  kind,
  key: factKey,
  ...(data === undefined ? {} : { data }),
});
