// The numbers that no prediction has between those that some have, counter by counter: so many predictions are read at most.
UNWIND range(0, size($counters) - 1) AS at
CALL (at) {
  WITH $counters[at] AS counter
  MATCH (p:Prediction)
  USING INDEX SEEK p:Prediction(servedFrom, servingNode, sequence)
  WHERE p.servedFrom = counter.source AND p.servingNode = counter.node
    AND p.sequence > toInteger(counter.after) AND p.sequence <= toInteger(counter.highest)
  RETURN p.sequence AS sequence
  // the index's own order: nothing is sorted, and no more is read than the limit
  ORDER BY p.servedFrom, p.servingNode, p.sequence
}
WITH at, sequence
LIMIT toInteger($limit)
WITH at, count(*) AS predictions, [toInteger($counters[at].after)] + collect(sequence) AS numbers
RETURN at, predictions, last(numbers) AS last,
  [i IN range(1, size(numbers) - 1) WHERE numbers[i] - numbers[i - 1] > 1 | [numbers[i - 1] + 1, numbers[i] - 1]] AS holes
ORDER BY at
