import { join } from "node:path";
import { badInputAt, ProoflineError } from "../facts/error.js";
import { readUpTo } from "../files.js";
import { MirrorFolder } from "../mirror/folder.js";
import type { PublishedLog } from "../mirror/verifiedLog.js";
import { readApiKey, request, type ServiceAddress, serviceAt } from "./client.js";
import { namingFlags } from "./flags.js";
import { whyNot } from "./textFile.js";

/** The log at a place: a folder that `export` wrote, or a service's address. Throws BAD_USER_INPUT. */
export async function publishedLog(place: string, apiKeyFile: string | undefined): Promise<PublishedLog> {
  if (!/^https?:/.test(place)) return folderAt(place);
  const key = await readApiKey(apiKeyFile);
  return new ServedLog(await namingFlags({ "--url": "--log" }, async () => serviceAt(place, key)));
}

/** A folder, where what the system says of a file is said in one line. */
function folderAt(place: string): PublishedLog {
  const folder = new MirrorFolder(place);
  return {
    read: (path) =>
      folder.read(path).catch((cause: unknown) => {
        throw badInputAt(join(place, path), whyNot(cause), cause);
      }),
  };
}

/** A bundle is 256 entries of at most 64 KiB. */
const MAX_BYTES = 32 * 2 ** 20;

/** The log that a service serves. Its entries are shown to whoever has the role AUDIT. */
class ServedLog implements PublishedLog {
  readonly #service: ServiceAddress;

  constructor(service: ServiceAddress) {
    this.#service = service;
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const { url } = this.#service;
    const unavailable = (why: string, cause?: unknown) =>
      new ProoflineError("UNAVAILABLE", `${url}/${path} ${why}`, { cause });
    try {
      const response = await request(this.#service, path);
      if (response.status === 404) return undefined;
      if (response.status === 401 || response.status === 403)
        throw new ProoflineError(
          response.status === 401 ? "UNAUTHENTICATED" : "FORBIDDEN",
          `${url} shows its log's entries to the role AUDIT: put such an API key into PROOFLINE_API_KEY, or a file with it behind --api-key-file`,
        );
      if (!response.ok || response.body === null) throw unavailable(`answers ${response.status}`);
      const bytes = await readUpTo(response.body, MAX_BYTES);
      if (bytes === undefined) throw unavailable("is no file of a log: it has no end");
      return bytes;
    } catch (cause) {
      throw cause instanceof ProoflineError ? cause : unavailable("does not answer", cause);
    }
  }
}
