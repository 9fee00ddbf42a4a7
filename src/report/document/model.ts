/** A piece of running text. What is in `text` may be whatever somebody recorded: a renderer escapes it. */
export type Part =
  | { readonly type: "text" | "strong" | "code"; readonly text: string }
  /** A reference to an appendix of the document. */
  | { readonly type: "appendix"; readonly number: number };

/** One block of a document. `P` is what its running text is made of. */
export type Block<P = Part> =
  | { readonly type: "heading"; readonly level: 1 | 2 | 3; readonly content: readonly P[] }
  | { readonly type: "paragraph"; readonly content: readonly P[] }
  | { readonly type: "list"; readonly items: readonly (readonly P[])[] }
  | { readonly type: "definitions"; readonly items: readonly Definition<P>[] }
  | {
      readonly type: "table";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly (readonly P[])[])[];
    }
  /** Text with its own line breaks. */
  | { readonly type: "code"; readonly text: string };

/** A term and what is said of it. */
export interface Definition<P = Part> {
  readonly term: string;
  readonly content: readonly P[];
}
