import { userInfo } from "node:os";

/** What an Access says of a command that reads: the system's user is all that is known of whoever runs it. */
export const userAgent = (): string => `proofline command, as ${userName()}`;

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? "unknown"}`; // a container's user need not have a name
  }
}
