// A relationship's degree is a stored number: the accesses themselves are not read.
MATCH (n:Prediction {key: $key})
RETURN COUNT { (n)<-[:ACCESSED]-() } AS count
