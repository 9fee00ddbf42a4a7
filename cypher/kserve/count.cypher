// A number that Neo4j keeps.
RETURN COUNT { (:PendingInference) } AS count
