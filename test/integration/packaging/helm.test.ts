import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { pythonWith } from "../../support/python.js";

const CHART = join(packageRoot, "ops/helm/proofline");
const HELM = process.env.PROOFLINE_TEST_HELM ?? "helm";
const isHere = spawnSync(HELM, ["version"], { stdio: "ignore" }).status === 0;

const helm = (...args: readonly string[]) => spawnSync(HELM, args, { encoding: "utf8" });
const set = (values: Readonly<Record<string, unknown>>) =>
  Object.entries(values).flatMap(([name, value]) => ["--set-json", `${name}=${JSON.stringify(value)}`]);
const render = (values: Readonly<Record<string, unknown>>) =>
  helm("template", "audit", CHART, "--kube-version", "1.31.0", ...set(values));

const ELSEWHERE = { "neo4j.uri": "neo4j+s://db.example.com" };
const ALL = {
  "neo4j.beside.enabled": true,
  "ingress.enabled": true,
  "ingress.tlsSecret": "certificate",
  "secrets.metricsToken": "proofline-metrics",
  "archive.claim": "proofline-archive",
  "monitoring.serviceMonitor.enabled": true,
  "monitoring.prometheusRule.enabled": true,
  "settings.LOG_ORIGIN": "audit.example.com",
};
const SERVICE = ["NetworkPolicy", "PodDisruptionBudget", "ServiceAccount", "Service", "Deployment"].map(
  (kind) => `${kind} audit-proofline`,
);
const BESIDE = ["NetworkPolicy", "Service", "StatefulSet"].map((kind) => `${kind} audit-proofline-neo4j`);
const MORE = ["Ingress", "ServiceMonitor", "PrometheusRule"].map((kind) => `${kind} audit-proofline`);

const name = "the Helm chart (needs helm in the PATH, or PROOFLINE_TEST_HELM)";
describe.skipIf(!isHere)(name, () => {
  it("has nothing that helm's linter finds", () => {
    const { status, stdout } = helm("lint", "--strict", CHART, ...set(ELSEWHERE));
    expect(stdout).toContain("0 chart(s) failed");
    expect(status).toBe(0);
  });

  it.for([
    ["with Neo4j elsewhere", ELSEWHERE, SERVICE],
    ["with Neo4j beside it and all else", ALL, [...SERVICE, ...BESIDE, ...MORE]],
  ] as const)(
    "is valid by the schemas of Kubernetes, %s",
    { timeout: 400_000 },
    async ([, values, resources], { skip }) => {
      const found = await pythonWith("kubernetes-validate==1.37.0", "import kubernetes_validate, yaml");
      const { status, stdout, stderr } = render(values);
      expect([status, stderr]).toEqual([0, ""]);
      if ("reason" in found) return skip(`not held against the schemas: ${found.reason}`);
      const script = join(packageRoot, "test/integration/packaging/read_kubernetes.py");
      const checked = spawnSync(found.python, [script], { input: stdout, encoding: "utf8" });
      expect(checked.stderr).toBe("");
      expect(checked.stdout.trim().split("\n").sort()).toEqual([...resources].sort());
    },
  );

  it("gives no secret to the environment, and no right that the service does not need", () => {
    const { stdout } = render(ELSEWHERE);
    expect(stdout).not.toMatch(/secretKeyRef|envFrom/);
    for (const line of [
      "readOnlyRootFilesystem: true",
      "runAsNonRoot: true",
      "allowPrivilegeEscalation: false",
      "drop: [ALL]",
      "type: RuntimeDefault",
      "automountServiceAccountToken: false",
    ])
      expect(stdout).toContain(line);
  });

  it("gives Prometheus and the service the same token, as a file", () => {
    const { stdout } = render(ALL);
    expect(stdout).toMatch(/name: METRICS_TOKEN_FILE\n +value: \/secrets\/metrics-token\/token\n/);
    expect(stdout).toContain("{ name: metrics-token, mountPath: /secrets/metrics-token, readOnly: true }");
    expect(stdout).toContain("secret: { secretName: proofline-metrics, defaultMode: 0440 }");
    expect(stdout).toContain("credentials: { name: proofline-metrics, key: token }");
    expect(render(ELSEWHERE).stdout).not.toContain("METRICS_TOKEN_FILE");
  });

  it("lets the service ask an issuer for its keys, wherever Neo4j is", () => {
    for (const values of [ELSEWHERE, { "neo4j.beside.enabled": true }]) {
      expect(render({ ...values, auth: "jwt" }).stdout).toContain("{ port: 443, protocol: TCP }");
      expect(render(values).stdout).not.toContain("port: 443");
    }
  });

  it("has the archive where a claim is named, and the service reads there", () => {
    const { stdout } = render(ALL);
    expect(stdout).toMatch(/name: ARCHIVE_DIRS\n +value: \/archive\n/);
    expect(stdout).toContain("{ name: archive, mountPath: /archive }");
    expect(stdout).toMatch(/name: archive\n +persistentVolumeClaim: \{ claimName: proofline-archive \}\n/);
    expect(render(ELSEWHERE).stdout).not.toMatch(/archive/i);
  });

  it.each([
    ["no Neo4j", {}, "set neo4j.uri, or neo4j.beside.enabled"],
    ["two Neo4js", { ...ELSEWHERE, "neo4j.beside.enabled": true }, "only one of them"],
    [
      "too short a grace period",
      { ...ELSEWHERE, terminationGracePeriodSeconds: 20 },
      "at least stopTimeoutSeconds",
    ],
    ["nobody asked who they are", { ...ELSEWHERE, auth: "dev" }, "auth"],
    ["a password in the environment", { ...ELSEWHERE, "settings.NEO4J_PASSWORD": "x" }, "NEO4J_PASSWORD"],
    [
      "a monitor without its token",
      { ...ELSEWHERE, "monitoring.serviceMonitor.enabled": true },
      "secrets.metricsToken",
    ],
    ["a value that there is not", { ...ELSEWHERE, replica: 3 }, "replica"],
  ])("refuses %s", (_, values, message) => {
    const { status, stderr } = render(values);
    expect(status).not.toBe(0);
    expect(stderr).toContain(message);
  });
});
