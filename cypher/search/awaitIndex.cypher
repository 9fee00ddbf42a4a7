CALL db.awaitIndex("fact_words", toInteger($seconds))
