/** What somebody may do. A role is what it takes; ADMIN has all of them, AUDIT and APPROVE have READ. */
export const ROLES = ["READ", "AUDIT", "INGEST", "APPROVE", "ADMIN"] as const;
export type Role = (typeof ROLES)[number];

export const isRole = (text: unknown): text is Role => ROLES.some((role) => role === text);

/** Who acts, and what they may do. */
export interface Principal {
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Whether a principal may do what takes a role. */
export const holds = ({ roles }: Principal, needed: Role): boolean =>
  roles.some((role) => role === needed || role === "ADMIN" || (needed === "READ" && HAVE_READ.has(role)));

/** Who reads what is secret may read the rest, and who approves has to see what. */
const HAVE_READ: ReadonlySet<Role> = new Set(["AUDIT", "APPROVE"]);

/** Proofline itself, as the recorder of what it saw. Told apart by identity: nobody can log in as it. */
export const SERVICE: Principal = { name: "proofline", roles: ["ADMIN"] };

/** The caller in development mode and the commands that open the store: whoever holds the database. */
export const LOCAL: Principal = { name: "local", roles: ["ADMIN"] };

/** Who has shown no identity. */
export const ANONYMOUS: Principal = { name: "anonymous", roles: [] };

/** MLflow's registry, known by the signature of its webhooks. */
export const MLFLOW: Principal = { name: "mlflow-webhook", roles: ["INGEST"] };

/** Names that no key and no token may have. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(
  [SERVICE, LOCAL, ANONYMOUS, MLFLOW].map(({ name }) => name),
);

/** How a name looks to a reader: wide letters as narrow ones, capitals as small ones, and nothing that can't be seen. */
export const looksLike = (name: string): string =>
  name
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}\p{Z}]/gu, "")
    .toLowerCase();
