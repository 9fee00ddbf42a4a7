UNWIND $tiles AS tile
CREATE (:LogTile {path: tile.path, hashes: tile.hashes})
