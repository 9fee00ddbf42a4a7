import type { Config } from "../../config.js";
import { cursorOf, placeOf } from "../../graph/cursor.js";
import { type FactImpact, readImpact } from "../../graph/impact.js";
import { rangeOf } from "../../graph/range.js";
import type { ReadStore } from "../../store.js";
import { recordRead, withStoreToRead } from "../store.js";
import { type Asked, PAGE, type Source } from "./impactSource.js";

export const impactFromStore = (
  config: Config,
  asked: Asked,
  print: (source: Source) => Promise<void>,
): Promise<void> => withStoreToRead(config, (store) => print(stored(store, asked)));

function stored({ graph, accessLog }: ReadStore, { kind, key, data, served: made, asOf }: Asked): Source {
  const facts = [{ kind, key }];
  let impact: Promise<FactImpact> | undefined;
  const read = () => {
    impact ??= readImpact(graph, {
      kind,
      key,
      data: data === null ? null : rangeOf(data, "data"),
      served: made === null ? null : rangeOf(made, "served"),
      asOf,
    });
    return impact;
  };
  return {
    count: async () => {
      await recordRead(accessLog, "impact", { fields: ["impact"], facts });
      const { counts, undated } = await read();
      return { counts: await counts(), undated };
    },
    page: async (after) => {
      // as the same page over GraphQL, so that the alert rules count what was read
      await recordRead(accessLog, "impact", { fields: ["impact"], facts, pageSize: PAGE });
      const { predictions } = await read();
      const { facts: found, hasNext } = await predictions(placeOf(after, "after"), PAGE);
      return {
        affected: found.map(({ fact, place }) => ({ requestId: fact.key, cursor: cursorOf(place) })),
        hasNext,
      };
    },
  };
}
