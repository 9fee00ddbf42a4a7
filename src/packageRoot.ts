import { fileURLToPath } from "node:url";

/** The folder of package.json: what is no TypeScript (schema/, cypher/) lies there, for the checkout and the package. */
export const packageRoot = fileURLToPath(new URL("..", import.meta.url));
