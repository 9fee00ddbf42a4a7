/** The layers: imports point down this list only. api, cli -> access, import, notary -> graph -> report -> log -> facts */
const only = (name, from, allowed) => ({
  name,
  severity: "error",
  comment: `${from} may import ${allowed.join(", ") || "nothing else"}`,
  from: { path: `^src/${from}/` },
  to: { path: "^src/", pathNot: [from, ...allowed].map((part) => `^src/${part}`) },
});
const pure = "^src/(facts|log|report)/";

module.exports = {
  forbidden: [
    only("facts-below-all", "facts", []),
    only("log-on-facts", "log", ["facts/"]),
    only("report-on-log", "report", ["log/", "facts/"]),
    only("graph-on-report", "graph", ["report/", "log/", "facts/", "files", "packageRoot"]),
    only("local-apart", "local", ["facts/error", "files", "packageRoot"]),
    only("notary-on-graph", "notary", ["graph/", "report/", "log/", "facts/", "files"]),
    only("mirror-on-notary", "mirror", ["notary/", "graph/", "log/", "facts/", "files"]),
    only("api-below-cli", "api", [
      "notary/",
      "access/",
      "import/",
      "graph/",
      "report/",
      "log/",
      "facts/",
      "packageRoot",
    ]),
    only("generate-apart", "generate", ["api/typeDefs", "facts/", "packageRoot"]),
    {
      name: "pure",
      severity: "error",
      comment: "facts, log and report run in a browser: no input or output, no Node",
      from: { path: pure, pathNot: "^src/facts/sha256/node" },
      to: { dependencyTypes: ["core"] },
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
      name: "demo-and-commands-are-ends",
      severity: "error",
      from: { pathNot: "^src/cli/" },
      to: { path: "^src/cli/" },
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
