CALL db.index.fulltext.queryNodes("fact_words", $query, {limit: toInteger($limit)}) YIELD node
RETURN node.words AS words
