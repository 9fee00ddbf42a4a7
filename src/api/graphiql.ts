import { createHash } from "node:crypto";

/** A page, and the Content-Security-Policy under which it works. */
export interface HtmlPage {
  readonly html: Buffer;
  readonly policy: string;
}

let page: Promise<HtmlPage> | undefined;

/** GraphiQL as one page that loads nothing from elsewhere. Made on first use: it is 9 MB, most of it script. */
export function graphiqlPage(): Promise<HtmlPage> {
  page ??= render();
  return page;
}

async function render(): Promise<HtmlPage> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  const html = renderGraphiQL({
    title: "Proofline",
    endpoint: "/graphql",
    defaultQuery: FIRST_QUERY,
    credentials: "same-origin",
    subscriptionsProtocol: "WS",
    // API keys among them
    shouldPersistHeaders: false,
  });
  return { html: Buffer.from(html), policy: policyOf(html) };
}

/** The page's own scripts by their hashes, and no other. The editor needs the rest: it makes styles, and workers of blobs. */
function policyOf(html: string): string {
  const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(
    ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${scripts.join(" ")}`,
    "style-src 'unsafe-inline'",
    "font-src data:",
    "img-src data:",
    "worker-src blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const FIRST_QUERY = `# The predictions recorded last; put one's requestId into auditReport.
query Latest {
  predictions(first: 5) {
    edges { node { requestId timestamp deployment modelVersion } }
  }
}

query Report($requestId: ID!) {
  auditReport(requestId: $requestId) {
    answers {
      whichModel { sentence }
      trainedOn { sentence }
      approvedBy { sentence }
      reviewedBy { sentence }
    }
    completeness { complete gaps { severity code kind key message } }
  }
}
`;
