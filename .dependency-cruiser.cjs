const { readdirSync } = require("node:fs");

const graphAndBelow = ["graph/", "telemetry/", "fairness/", "report/", "log/", "facts/"];
const documentsAndBelow = ["documents/", ...graphAndBelow];
/** The layers, from top to bottom: each folder and file of src/, and what of src/ it may import beside itself. */
const layers = {
  "generate/": ["api/typeDefs", "api/schema", "facts/", "packageRoot", "settings"],
  "packaging/": ["local/", "packageRoot"],
  "explorer/": ["report/", "log/", "facts/"],
  "cli/": [
    "service",
    "local/serviceSocket",
    "api/tls",
    "store",
    "config",
    "settings",
    "errorText",
    "telemetry/log",
    "files",
    "archive/",
    "client/",
    "backup/",
    "mirror/",
    "notary/",
    "access/",
    "ingest/",
    "timestamp/",
    ...documentsAndBelow,
    "packageRoot",
  ],
  "cli/demo/": ["cli/client", "facts/", "packageRoot"],
  service: [
    "store",
    "local/serviceSocket",
    "settings",
    "config",
    "composed",
    "api/",
    "notary/",
    "access/",
    "ingest/",
    "graph/",
    "telemetry/",
    "facts/",
    "packageRoot",
  ],
  store: ["config", "composed", "local/", "notary/", "access/", "graph/", "archive/", "telemetry/", "facts/"],
  config: [
    "settings",
    "access/settings",
    "access/disparity/settings",
    "access/fsck/",
    "access/webhooks/",
    "notary/",
    "graph/graphSettings",
    "telemetry/",
    "report/",
    "archive/period",
    "log/",
    "facts/",
  ],
  settings: ["archive/period", "report/policy", "ingest/kserve/deployment", "facts/error", "facts/json"],
  "api/": ["notary/", "access/", "ingest/", ...graphAndBelow, "packageRoot"],
  "backup/": [
    "store",
    "config",
    "composed",
    "local/",
    "notary/",
    "graph/",
    "log/",
    "facts/",
    "files",
    "packageRoot",
  ],
  "mirror/": ["notary/", "graph/", "log/", "facts/", "files"],
  "notary/": ["timestamp/", ...documentsAndBelow, "files"],
  "access/": ["graph/", "telemetry/", "fairness/", "log/", "facts/", "settings"],
  "ingest/": ["graph/", "facts/"],
  "graph/": ["archive/", "telemetry/", "fairness/", "report/", "log/", "facts/", "files", "packageRoot"],
  "documents/": ["report/", "facts/"],
  "report/": ["log/", "facts/"],
  "fairness/": ["report/formats/visible", "report/wilson", "facts/"],
  "timestamp/": ["facts/"],
  "archive/": ["facts/", "files"],
  "log/": ["facts/"],
  "telemetry/": ["errorText", "facts/"],
  "local/": ["facts/error", "files", "packageRoot"],
  errorText: ["facts/error"],
  composed: [],
  "client/": [],
  "facts/": [],
  files: [],
  packageRoot: [],
};
const rooms = readdirSync("src", { withFileTypes: true })
  .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name.replace(/\.ts$/, "")))
  .filter((room) => room !== "README.md");
const listed = Object.keys(layers).filter((layer) => !/\/./.test(layer));
const unlike = [...rooms, ...listed].filter((room) => !(rooms.includes(room) && listed.includes(room)));
if (unlike.length > 0)
  throw new Error(`in src/ and not in the list of layers, or the reverse: ${unlike.join(", ")}`);

const inSrc = (layer) => `^src/${layer.endsWith("/") ? layer : `${layer}\\.`}`;
const pure = "^src/(facts|fairness|log|report)/";

module.exports = {
  forbidden: [
    ...Object.entries(layers).map(([layer, allowed]) => ({
      name: `below-${layer}`,
      severity: "error",
      comment: `${layer} may import ${allowed.join(", ") || "nothing else"}`,
      from: { path: inSrc(layer) },
      to: { path: "^src/", pathNot: [layer, ...allowed].map(inSrc) },
    })),
    {
      name: "pure",
      severity: "error",
      comment: "facts, fairness, log and report run in a browser: no input or output, no Node",
      from: { path: pure, pathNot: "^src/facts/sha256/node" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "client-stands-alone",
      severity: "error",
      comment: "the client package needs no other package, and Node only where something is kept on disk",
      from: { path: "^src/client/" },
      to: { path: "^(?!src/client/)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "one-importer-of-neo4j-driver",
      severity: "error",
      from: { pathNot: "^src/graph/" },
      to: { path: "node_modules/neo4j-driver" },
    },
    {
      name: "one-importer-of-apollo-and-neo4j-graphql",
      severity: "error",
      from: { pathNot: "^src/api/" },
      to: { path: "node_modules/(@apollo|@neo4j|@as-integrations|fastify)/" },
    },
    {
      name: "one-importer-of-what-operators-see",
      severity: "error",
      from: { pathNot: "^src/telemetry/" },
      to: { path: "node_modules/(@opentelemetry|pino|prom-client)/" },
    },
    {
      name: "tracing-is-loaded-where-it-is-on",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^src/telemetry/openTelemetry", dynamic: false, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "descriptions-are-light",
      severity: "error",
      comment:
        "every command's description is loaded before anything is done: what a command does is imported when it runs",
      from: { path: "^src/cli/(main|options|commands/)" },
      to: {
        path: "^src/",
        pathNot: [
          "^src/cli/(options|terminal|formatOption|commands/)",
          "^src/(config|settings|errorText)\\.",
          "^src/facts/(error|role)\\.",
          "^src/report/(rule|formats/format|modelCard/formatNames)\\.",
        ],
        dynamic: false,
        dependencyTypesNot: ["type-only"],
      },
    },
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    exclude: { path: "^src/api/generated" },
  },
};
