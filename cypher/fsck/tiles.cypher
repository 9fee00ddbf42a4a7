// $paths are those that there should be.
UNWIND $paths AS path
MATCH (tile:LogTile {path: path})
RETURN [path, tile.hashes, [name IN keys(tile) WHERE NOT name IN ["path", "hashes"]]] AS tile
