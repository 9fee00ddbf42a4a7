import type { ReportQuery, Severity, Verdict } from "../generated/operations.js";
import { texts, useTexts } from "../language/language.js";
import { FactLink } from "./FactLink.js";
import "./gaps.css";

const EN: Readonly<Record<Verdict, string>> = {
  COMPLETE: "The trail is complete",
  WITH_WARNINGS: "The trail is complete, with warnings",
  INCOMPLETE: "The trail is incomplete",
};
const SEVERITIES: Readonly<Record<Severity, string>> = {
  ERROR: "Missing or wrong",
  WARNING: "Warnings",
  INFO: "To be known",
};
const TEXTS = texts(
  {
    verdicts: EN,
    severities: SEVERITIES,
    counts: (nodes: number, edges: number) => `${nodes} facts, ${edges} references between them`,
    policy: "This service judges by a policy of its own:",
  },
  {
    verdicts: {
      COMPLETE: "Der Pfad ist vollständig",
      WITH_WARNINGS: "Der Pfad ist vollständig, mit Warnungen",
      INCOMPLETE: "Der Pfad ist unvollständig",
    },
    severities: { ERROR: "Fehlt oder ist falsch", WARNING: "Warnungen", INFO: "Gut zu wissen" },
    counts: (nodes, edges) => `${nodes} Fakten, ${edges} Verweise zwischen ihnen`,
    policy: "Dieser Dienst urteilt nach eigenen Regeln:",
  },
);
const ORDER: readonly Severity[] = ["ERROR", "WARNING", "INFO"];
const MARKS: Readonly<Record<Verdict, string>> = { COMPLETE: "✓", WITH_WARNINGS: "!", INCOMPLETE: "✕" };

/** The verdict first, and then what would close each gap. */
export function Gaps({
  completeness,
}: {
  readonly completeness: ReportQuery["auditReport"]["completeness"];
}) {
  const t = useTexts(TEXTS);
  const { verdict, gaps, nodeCount, edgeCount, policy } = completeness;
  return (
    <section className={`verdict ${verdict.toLowerCase()}`}>
      <p className="headline">
        <span className="mark" aria-hidden="true">
          {MARKS[verdict]}
        </span>
        <strong>{t.verdicts[verdict]}</strong>
        <span className="soft">{t.counts(nodeCount, edgeCount)}</span>
      </p>
      {ORDER.map((severity) => {
        const those = gaps.filter((gap) => gap.severity === severity);
        if (those.length === 0) return null;
        return (
          <details key={severity} open={severity === "ERROR" || those.length <= 3}>
            <summary>
              {t.severities[severity]} ({those.length})
            </summary>
            <ul className="gaps">
              {those.slice(0, 200).map((gap) => (
                <li key={`${gap.code} ${gap.kind} ${gap.key} ${gap.message}`}>
                  <code>{gap.code}</code> <FactLink fact={gap} />
                  <p>
                    <bdi>{gap.message}</bdi>
                  </p>
                </li>
              ))}
              {those.length > 200 && <li>… {those.length - 200}</li>}
            </ul>
          </details>
        );
      })}
      {policy.changes.length > 0 && (
        <details>
          <summary>{t.policy}</summary>
          <ul>
            {policy.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
