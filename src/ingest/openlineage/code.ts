import { sha256Hex } from "#sha256";
import type { Said } from "./facets.js";
import type { JobFacets } from "./runFacets.js";

/** The code of a job, as far as its facets say it. */
export interface Code {
  readonly gitCommit: string | undefined;
  readonly repository: string | undefined;
  readonly codeSha256: string | undefined;
  readonly uncommitted: true | undefined;
}

const COMMIT = /^[0-9a-f]{7,64}$/i;
/** The page of a file at a commit, as code hosts name it. */
const FILE_AT_COMMIT = /^(.+?)\/(?:-\/)?(?:blob|tree|raw|src)\/([0-9a-f]{40})(?:\/|$)/i;
/** As `git describe --dirty` marks a work tree with changes. */
const DIRTY = /[-+.]dirty$/;

/** The query of a job that is one is its code, where the job gives no other. */
export function codeOf({ sourceCodeLocation: location, sourceCode, sql }: Said<JobFacets>): Code {
  const code = sourceCode?.sourceCode ?? sql?.query;
  const [, repository, commit] = FILE_AT_COMMIT.exec(location?.url ?? "") ?? [];
  const version = location?.version?.trim() ?? "";
  const clean = version.replace(DIRTY, "");
  const isCommit = clean !== "" && (location?.type.toLowerCase() === "git" || COMMIT.test(clean));
  return {
    gitCommit: isCommit ? clean : commit,
    repository: location?.repoUrl ?? repository ?? location?.url,
    codeSha256: code === undefined ? undefined : sha256Hex(code),
    uncommitted: isCommit && version !== clean ? true : undefined,
  };
}
