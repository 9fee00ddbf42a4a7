MATCH (head:LogHead {id: 0})
RETURN head.size AS size, head.recordedAt AS recordedAt, head.pending AS pending,
  head.origin AS origin, head.verifierKey AS verifierKey, head.checkpoint AS checkpoint,
  head.rebuilding AS rebuilding
