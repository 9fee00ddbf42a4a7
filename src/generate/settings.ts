import { flagOf, GROUPS, SETTINGS } from "../settings.js";

/** The reference of settings, docs/settings.md. */
export function settingReference(): string {
  return `${[INTRODUCTION, ...Object.entries(GROUPS).map(groupSection)].join("\n\n")}\n`;
}

const INTRODUCTION = `<!-- Generated from src/settings.ts by \`npm run generate\`. Do not edit. -->
# Settings

Each is an environment variable, and a flag of the commands that it is for; the flag goes before. A secret has no flag, since
whoever is on the machine can list the flags of its processes. What the settings of identities mean is in
[security](security.md#identities), what a policy may say in [gap codes](gap-codes.md#a-policy-of-your-own).`;

function groupSection([group, title]: readonly [string, string]): string {
  const rows = Object.entries(SETTINGS)
    .filter(([, { of }]) => of === group)
    .map(([name, { value, isSecret, unset, doc }]) => {
      const flag = isSecret ? "none: a secret" : `\`${flagOf(name)} <${value}>\``;
      return `| \`${name}\` | ${flag} | ${unset} | ${doc} |`;
    });
  return [
    `## ${title}`,
    ["| setting | flag | where it is not set | |", "|---|---|---|---|", ...rows].join("\n"),
  ].join("\n\n");
}
