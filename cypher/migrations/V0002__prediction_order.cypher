// Pages of predictions by time and key, of all and of one deployment or model version.
CREATE INDEX prediction_time IF NOT EXISTS FOR (n:Prediction) ON (n.timestamp, n.key);
CREATE INDEX prediction_served_from IF NOT EXISTS FOR (n:Prediction) ON (n.servedFrom, n.timestamp, n.key);
