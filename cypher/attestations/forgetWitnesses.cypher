// Witnesses that are asked no more: what they cosigned would grow old in every report.
MATCH (n:CosignedCheckpoint {origin: $origin})
WHERE NOT n.witness IN $witnesses
DELETE n
