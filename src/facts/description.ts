import type { Field, Fields, Members } from "./field.js";
import type { JsonValue } from "./json.js";
import type { FactKind, FactRef } from "./kind.js";
import type { Role } from "./role.js";

/** The names of the fields that say when something happened: at one moment, or from a start to an end. */
export type Claims<Name extends string = string> =
  | { readonly at: Name }
  | { readonly start: Name; readonly end: Name };

export interface KindDescription<
  K extends FactKind = FactKind,
  F extends Fields = Fields,
  S extends string = string,
> {
  readonly kind: K;
  /** What one is called in a sentence. */
  readonly noun: string;
  readonly doc: string;
  /** What it takes to record one: one of these roles. With none of them only Proofline itself records it. */
  readonly role: Role | readonly Role[];
  /**
   * In the catalogue, and shown to whoever has the role READ: of such a kind there are few facts, and they hold nothing
   * personal. What is not said to be so is private, and takes the role AUDIT.
   */
  readonly catalogue?: true;
  /**
   * Of a kind of which there are many, the fields that statements look for: its nodes have only these as properties, and
   * sealed values. What else was given stands in the entry.
   */
  readonly filtered?: readonly string[];
  /** Whether clients record it by an input of its own. */
  readonly isRecordable: boolean;
  /** There are so many that a mutation takes lists of them. */
  readonly isBatched?: true;
  /** The name of the query that shows pages of such facts, the newest first; of the catalogue's kinds @neo4j/graphql does. */
  readonly pages?: string;
  /**
   * The name of a report's list of such facts: those of the trail, and of a kind that only points at trails those that
   * point at this one. The kinds of which a report has one alone or none have no such name.
   */
  readonly section?: S;
  /**
   * Of the access audit: in no report. Where pages show it, it has its own name as a GraphQL type, and what is always there
   * is not null; `implied` is what a field that was not given says, by the values of the others.
   */
  readonly audit?: {
    readonly implied: Readonly<Record<string, (fields: Readonly<Record<string, unknown>>) => unknown>>;
  };
  /**
   * Search finds such a fact by its whole key, and looks for no words in it: there are many, or what they hold is sealed.
   */
  readonly isFoundByKeyAlone?: true;
  /** The input's name for the key, and what it is. */
  readonly key: { readonly field: string; readonly doc: string };
  readonly fields: F;
  /** When what a fact of this kind tells of happened, as its sender claims. */
  readonly claims?: Claims;
  /** A person's decision. One that was recorded late may be made up, which is what an audit is to rule out. */
  readonly isDecision?: true;
  /** The field that names the caller, unless an ADMIN records it on somebody's behalf: `recordedBy` shows it. */
  readonly inOwnName?: string;
  /** Fields that Proofline alone gives. */
  readonly own?: readonly string[];
  /** The fields of a kind that corrects others: which fact, what is right of it, and what follows from that. */
  readonly correction?: CorrectionFields;
  /** Node properties made of the others, for what statements look for. */
  readonly derived?: readonly DerivedProperty[];
  /** What must hold between fields: a message, or undefined. */
  readonly check?: (isGiven: (field: string) => boolean) => string | undefined;
}

/** A text that a fact's node has beside what was given. */
export interface DerivedProperty {
  readonly name: string;
  /** Undefined where such a fact has none. `given` reads a field that is not sealed, `refs` are all references. */
  readonly of: (
    given: (field: string) => JsonValue | undefined,
    refs: readonly FactRef[],
    fact: FactRef,
  ) => string | undefined;
  /** Nodes from before there was this property have none. */
  readonly mayLack?: true;
}

/** Names of fields. The last two are made of the correction, so that they can be read when its value is erased. */
export interface CorrectionFields {
  readonly of: string;
  readonly in: string;
  readonly names: string;
  readonly references: string;
}

type TimeName<F extends Fields> = {
  [N in keyof F]: F[N] extends { scalar: "DateTime" } ? N : never;
}[keyof F] &
  string;

export const defineKind = <K extends FactKind, F extends Fields, S extends string = never>(
  description: KindDescription<K, F, S> & {
    readonly claims?: Claims<TimeName<F>>;
    readonly filtered?: readonly (keyof F & string)[];
    readonly inOwnName?: keyof F & string;
  },
) => description;

type ScalarValue = {
  String: string;
  ID: string;
  DateTime: string;
  SHA256: string;
  SafeInt: number;
  Float: number;
  Boolean: boolean;
  JSON: JsonValue;
};
type MembersValue<F extends Members> = { readonly [N in keyof F]: ValueOf<F[N]> | null };
type RefsValue<F extends Members> = FactRef & { readonly props: MembersValue<F> };

/** What a record holds for a field: canonical text for times, lower-case hex for digests. */
export type ValueOf<F extends Field> = F extends { type: "scalar"; scalar: infer S extends keyof ScalarValue }
  ? ScalarValue[S]
  : F extends { type: "enum"; values: readonly (infer V)[] }
    ? V
    : F extends { type: "texts" }
      ? readonly string[]
      : F extends { type: "objects"; fields: infer M extends Members }
        ? readonly MembersValue<M>[]
        : F extends { type: "ref" }
          ? string
          : F extends { type: "refs"; props: infer M extends Members }
            ? readonly RefsValue<M>[]
            : F extends { type: "anyRefs" }
              ? readonly FactRef[]
              : F extends { type: "anyRef" }
                ? FactRef
                : never;
