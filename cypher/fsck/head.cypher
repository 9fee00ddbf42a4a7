// As it is, whatever stands in it: a store that was tampered with must be readable.
MATCH (head:LogHead {id: 0})
RETURN [head.size, head.recordedAt, head.pending, head.origin, head.verifierKey, head.checkpoint, head.checkpointSize] AS head,
  keys(head) AS names, labels(head) AS labels
