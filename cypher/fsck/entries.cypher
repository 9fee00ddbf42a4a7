UNWIND $indexes AS index
MATCH (n:Fact {index: toInteger(index)})
RETURN [index, n.entry] AS fact
