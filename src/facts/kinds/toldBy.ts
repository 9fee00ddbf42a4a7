import { refs } from "../field.js";

/** The events of which Proofline put a fact together: evidence, which no trail follows. */
export const toldBy = refs(
  "ToldBy",
  "TOLD_BY",
  { runEvent: "RunEvent" },
  {},
  "The OpenLineage events that the fact was put together from, by Proofline itself.",
);
