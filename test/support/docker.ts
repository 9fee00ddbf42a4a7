import { request } from "node:http";

const DEFAULT_SOCKET = "/var/run/docker.sock";

/** Whether a Docker engine answers a ping, at DOCKER_HOST or at the usual socket. Decides within two seconds, quietly. */
export function dockerAnswers(): Promise<boolean> {
  const host = new URL(process.env.DOCKER_HOST || `unix://${DEFAULT_SOCKET}`);
  if (host.protocol === "https:" || host.protocol === "ssh:") return Promise.resolve(true); // for testcontainers to judge
  const address =
    host.protocol === "unix:"
      ? { socketPath: host.pathname }
      : { host: host.hostname, port: host.port || 2375 };
  return new Promise((resolve) => {
    const ping = request({ ...address, path: "/_ping", timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    ping.once("error", () => resolve(false));
    ping.once("timeout", () => ping.destroy(new Error("no answer")));
    ping.end();
  });
}
