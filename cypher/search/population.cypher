SHOW FULLTEXT INDEXES YIELD name, state, populationPercent
WHERE name = "fact_words"
RETURN state, toInteger(populationPercent * 1000) AS done
