import { totalmem } from "node:os";

const MIB = 1024 * 1024;

/** Megabytes of heap: an eighth of the machine, enough for batches of 5,000 facts, without crowding out the rest. */
const HEAP = Math.min(2048, Math.max(512, Math.floor(totalmem() / MIB / 8)));
const PAGE_CACHE = HEAP / 2;

/** The packages that Neo4j reaches into; its own scripts open the same. */
const OPENED = ["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang"];

export const JVM_FLAGS = [
  `-Xmx${Math.floor(HEAP)}m`,
  ...OPENED.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
];

/** The server's neo4j.conf. Port 0 is a free one. */
export function neo4jConf(options: { port: number; plugins: string }): string {
  const settings = {
    "server.bolt.enabled": true,
    "server.bolt.listen_address": `127.0.0.1:${options.port}`,
    "server.directories.plugins": options.plugins.replaceAll("\\", "/"),
    "server.memory.pagecache.size": `${Math.floor(PAGE_CACHE)}m`,
    "dbms.security.auth_enabled": true, // off by default in a server that is started from Java
    "dbms.usage_report.enabled": false,
    "db.logs.query.enabled": "OFF",
    // The transaction logs hold every value that was written, erased ones too: what a crash needs is kept, and little more.
    // Each of the two databases has a file of that size preallocated.
    "db.tx_log.rotation.size": "16m",
    "db.tx_log.rotation.retention_policy": "keep_none",
    "db.checkpoint": "VOLUME",
    "db.checkpoint.interval.volume": "64m",
    "internal.dbms.dump_diagnostics": false,
    // By default a server whose databases are closed waits ten more seconds for connections to say goodbye.
    "internal.dbms.bolt.netty_server_shutdown_quiet_period": 0,
    "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
}
