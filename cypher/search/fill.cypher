UNWIND $facts AS fact
MATCH (n:Fact {index: toInteger(fact.index)})
SET n.words = fact.words
