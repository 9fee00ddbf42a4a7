// How much there is beside what a migration makes and who may call; counted by the store's own counters.
MATCH (head:LogHead {id: 0})
RETURN COUNT { () } - COUNT { (:Migration) } - COUNT { (:LogHead) } - COUNT { (:AccessWatch) } - COUNT { (:OpenLineageWatch) } - COUNT { (:DisparityWatch) } - COUNT { (:FsckWatch) } - COUNT { (:AlertWebhook) } - COUNT { (:ApiKey) } AS others,
  head.size AS size, head.recordedAt AS recordedAt, head.pending AS pending, head.origin AS origin, head.verifierKey AS verifierKey, head.rebuilding AS rebuilding
