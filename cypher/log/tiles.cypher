UNWIND $paths AS path
MATCH (tile:LogTile {path: path})
RETURN path, tile.hashes AS hashes
