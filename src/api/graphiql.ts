/** GraphiQL as one page that loads nothing from elsewhere. Read on first use: it is 10 MB of script. */
export async function graphiqlPage(): Promise<string> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  return renderGraphiQL({
    title: "Proofline",
    endpoint: "/graphql",
    defaultQuery: FIRST_QUERY,
    credentials: "same-origin",
  });
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
    }
    completeness { complete gaps { severity code kind key message } }
  }
}
`;
