// One parameter: Neo4j plans a statement anew for each size that a text has.
CALL db.index.fulltext.queryNodes("fact_words", $search.query, {limit: toInteger($search.limit)}) YIELD node
WHERE node.words IS NOT NULL
RETURN node.words AS words
