MATCH (n:Fact {index: toInteger($index)})
RETURN n.entry AS entry
