// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:RunEvent {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {event: n.eventSalt, eventType: n.eventTypeSalt, job: n.jobSalt, producer: n.producerSalt} AS salts
