/** The newest Neo4j 5.26 LTS and APOC Core that start together; APOC does not publish every patch. */
export const NEO4J_VERSION = "5.26.28";
const APOC_VERSION = "5.26.19";

/** What Maven copies: the server, and APOC Core with the part that `ApocConfig` lives in. */
export const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>proofline</groupId>
  <artifactId>embedded-neo4j</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${NEO4J_VERSION}</version></dependency>
    <dependency><groupId>org.neo4j.procedure</groupId><artifactId>apoc-core</artifactId><version>${APOC_VERSION}</version></dependency>
    <dependency><groupId>org.neo4j.procedure</groupId><artifactId>apoc-common</artifactId><version>${APOC_VERSION}</version></dependency>
  </dependencies>
</project>
`;

/** Names the folder of copied jars: another pair of versions is another folder. */
export const JARS_NAME = `neo4j-${NEO4J_VERSION}-apoc-${APOC_VERSION}`;
