// A deployment as the index of predictions names it; no row where no fact is of it or refers to it.
MATCH (d:Deployment {key: $deployment})
RETURN "Deployment " + d.key AS source
