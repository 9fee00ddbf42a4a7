/** A piece of running text. What is in `text` may be whatever somebody recorded: a renderer escapes it. */
export type Part =
  | { readonly type: "text" | "strong" | "code"; readonly text: string }
  /** A reference to an appendix of the document. */
  | { readonly type: "appendix"; readonly number: number };

/** One block of a document. `P` is what its running text is made of. */
export type Block<P = Part> =
  | {
      readonly type: "heading";
      readonly level: 1 | 2 | 3;
      readonly content: readonly P[];
      /** The number of the appendix that begins here. */
      readonly appendix?: number;
    }
  | { readonly type: "paragraph"; readonly content: readonly P[] }
  | { readonly type: "list"; readonly items: readonly (readonly P[])[] }
  | { readonly type: "definitions"; readonly items: readonly Definition<P>[] }
  | {
      readonly type: "table";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly (readonly P[])[])[];
    }
  /** Text with its own line breaks. */
  | { readonly type: "code"; readonly text: string }
  /** A drawing. A table beside it says the same, for formats and readers that have no drawings. */
  | { readonly type: "graph"; readonly graph: Graph }
  /** A text that stands near it, to be read by a camera. */
  | { readonly type: "qr"; readonly text: string; readonly holds: string };

/** A term and what is said of it. */
export interface Definition<P = Part> {
  readonly term: string;
  readonly content: readonly P[];
}

/** What a drawing shows: nodes, and arrows between them by their places in the list. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode {
  /** What kind of fact it is, in a word. */
  readonly label: string;
  /** The fact's key, or how many facts of the kind there are. It may be recorded text. */
  readonly name: string;
  readonly recorded: boolean;
}

/** From the effect to the cause. */
export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  readonly type: string;
  /** An amendment says otherwise. */
  readonly superseded: boolean;
}
