// Pages of outcomes by time and key.
CREATE INDEX outcome_time IF NOT EXISTS FOR (n:Outcome) ON (n.at, n.key);
