const LONGEST = 120;

/** A name that every file system takes: of recorded text it has letters, digits, dots, hyphens and underscores. */
export function fileName(name: string): string {
  const end = /\.[a-z0-9]{1,8}$/.exec(name)?.[0] ?? "";
  const begin = name.slice(0, name.length - end.length).replace(/[^\p{L}\p{N}._-]+/gu, "-");
  return `${begin.replace(/^[.-]+/, "").slice(0, LONGEST) || "proofline"}${end}`;
}
