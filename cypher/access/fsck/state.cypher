MATCH (watch:FsckWatch {id: 0})
RETURN watch.running AS running, watch.last AS last
