SHOW FULLTEXT INDEXES YIELD name, state
WHERE name = "fact_words"
RETURN state
