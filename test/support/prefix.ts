import { randomBytes } from "node:crypto";

/** Test files share one store: each puts its own random letters before its keys. */
export const newPrefix = (): string => `${randomBytes(6).toString("hex")}-`;
