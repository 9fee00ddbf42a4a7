// What others say of the log's checkpoints: of each witness the last one that it cosigned, and those that a time-stamping
// authority dated. No facts.
CREATE CONSTRAINT cosigned_checkpoint_witness IF NOT EXISTS FOR (n:CosignedCheckpoint) REQUIRE n.witness IS UNIQUE;
CREATE INDEX cosigned_checkpoint_origin IF NOT EXISTS FOR (n:CosignedCheckpoint) ON (n.origin);
// The first one that has a fact is looked for by the fact's index.
CREATE CONSTRAINT stamped_checkpoint_size IF NOT EXISTS FOR (n:StampedCheckpoint) REQUIRE (n.origin, n.size) IS UNIQUE;
