// No row where no fact is of that prediction or refers to it.
MATCH (p:Prediction {key: $prediction})
RETURN p.key AS key
