// How many predictions of some sources were made in a range of time, and recorded by then where a past is asked for.
UNWIND $sources AS source
CALL (source) {
  MATCH (p:Prediction)
  USING INDEX SEEK p:Prediction(servedFrom, timestamp, key)
  WHERE p.key IS NOT NULL AND p.servedFrom = source AND p.timestamp >= datetime($from) AND p.timestamp < datetime($to)
    AND CASE WHEN $size IS NULL THEN true ELSE p.index < $size END
  RETURN count(*) AS made
}
RETURN sum(made) AS predictions
