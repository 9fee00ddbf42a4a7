// The numbers that no prediction has between those that some have, counter by counter: so many numbers are read at most.
UNWIND range(0, size($counters) - 1) AS at
CALL (at) {
  WITH $counters[at] AS counter
  MATCH (p:Prediction)
  USING INDEX SEEK p:Prediction(servedFrom, servingNode, sequence)
  WHERE p.servedFrom = counter.source AND p.servingNode = counter.node
    AND p.sequence >= toInteger(counter.lowest) AND p.sequence <= toInteger(counter.highest)
  RETURN DISTINCT p.sequence AS sequence
  ORDER BY sequence
}
WITH at, sequence
LIMIT toInteger($limit)
WITH at, collect(sequence) AS sequences
RETURN at, size(sequences) AS numbers, last(sequences) AS last,
  [i IN range(1, size(sequences) - 1) WHERE sequences[i] - sequences[i - 1] > 1 | [sequences[i - 1] + 1, sequences[i] - 1]] AS holes
ORDER BY at
