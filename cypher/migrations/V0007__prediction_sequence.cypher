// Where a serving node's numbers have holes: only predictions with a sequence number and a serving node are in it.
CREATE INDEX prediction_sequence IF NOT EXISTS FOR (n:Prediction) ON (n.servedFrom, n.servingNode, n.sequence);
