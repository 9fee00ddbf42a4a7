import type { onSendAsyncHookHandler, preHandlerAsyncHookHandler } from "fastify";
import { bookmarkOf, catchUp } from "../graph/bookmark.js";
import type { Graph } from "../graph/graph.js";

/** Several processes on a cluster may read from servers that are behind: with it, what one has answered another one knows. */
export const BOOKMARK = "proofline-bookmark";

type HasGraph = () => { readonly graph: Graph };

/** Waits for what the request's bookmark says. Throws BAD_USER_INPUT and UNAVAILABLE. */
export const takeBookmark =
  (services: HasGraph): preHandlerAsyncHookHandler =>
  async ({ caller, headers }) => {
    const given = headers[BOOKMARK];
    // who has not shown who they are has nothing waited for
    if (given !== undefined && caller !== null) await catchUp(services().graph, String(given));
  };

/** Gives an answer the bookmark of what has been written until then. */
export const giveBookmark =
  (services: HasGraph): onSendAsyncHookHandler =>
  async ({ caller }, reply, payload) => {
    if (caller !== null && reply.statusCode < 400) {
      const bookmark = await bookmarkOf(services().graph);
      if (bookmark !== "") reply.header(BOOKMARK, bookmark);
    }
    return payload;
  };
