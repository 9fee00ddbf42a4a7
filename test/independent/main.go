// Command logcheck verifies a log's static files: the checkpoint's signature, the root from all tiles, every entry of
// the bundles against the tiles, and random inclusion and consistency proofs.
package main

import (
	"bytes"
	"encoding/base64"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	tileHeight = 8
	tileWidth  = 1 << tileHeight
)

func main() {
	vkey := flag.String("vkey", "", "the log's verifier key")
	samples := flag.Int("samples", 50, "random proofs to check, of each kind")
	proofFile := flag.String("proof", "", "a tlog-proof to check as well")
	entryFile := flag.String("entry", "", "the entry that the tlog-proof is for")
	flag.Parse()
	if *vkey == "" || flag.NArg() != 1 || (*proofFile == "") != (*entryFile == "") {
		fmt.Fprintln(os.Stderr, "usage: logcheck -vkey KEY [-samples N] [-proof FILE -entry FILE] FOLDER_OR_URL")
		os.Exit(1)
	}
	err := checkLog(*vkey, source(flag.Arg(0)), *samples)
	if err == nil && *proofFile != "" {
		err = checkProofFile(*vkey, *proofFile, *entryFile)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "NOT VALID:", err)
		os.Exit(1)
	}
}

func checkLog(vkey string, read reader, samples int) error {
	signed, err := read("checkpoint")
	if err != nil {
		return err
	}
	tree, err := openCheckpoint(vkey, signed)
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	fmt.Printf("checkpoint: signature valid, size %d, root %s\n", tree.N, tree.Hash)

	leaves, tiles, err := checkTiles(tree, read)
	if err != nil {
		return err
	}
	fmt.Printf("tiles: %d of them give the checkpoint's root\n", tiles)

	if err := checkEntries(leaves, read); err != nil {
		return err
	}
	fmt.Printf("entries: %d of them have the hashes in the tiles\n", len(leaves))

	if tree.N > 0 {
		if err := checkProofs(tree, leaves, read, samples); err != nil {
			return err
		}
		fmt.Printf("proofs: %d random inclusion proofs and %d random consistency proofs hold\n", samples, samples)
	}
	return nil
}

// openCheckpoint verifies the note and parses C2SP's checkpoint (tlog.ParseTree reads another header).
func openCheckpoint(vkey string, signed []byte) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[len(lines)-1] != "" {
		return tlog.Tree{}, errors.New("fewer than three lines")
	}
	if lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("origin %q with the key of %q", lines[0], verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return tlog.Tree{}, fmt.Errorf("tree size %q", lines[1])
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return tlog.Tree{}, fmt.Errorf("root %q: %w", lines[2], err)
	}
	return tlog.Tree{N: size, Hash: root}, nil
}

// checkTiles reads all tiles of the tree, level by level, and returns its leaf hashes and the number of tiles.
func checkTiles(tree tlog.Tree, read reader) (leaves []tlog.Hash, tiles int, err error) {
	var expected []tlog.Hash // of this level, from the full tiles of the level below
	var root []tlog.Hash     // perfect subtrees, largest first
	for level := 0; tree.N>>(tileHeight*level) > 0; level++ {
		count := tree.N >> (tileHeight * level)
		hashes := make([]tlog.Hash, 0, count)
		var above []tlog.Hash
		var rest []tlog.Hash
		for n := int64(0); n*tileWidth < count; n++ {
			width := min(tileWidth, count-n*tileWidth)
			path := tilePath(tlog.Tile{H: tileHeight, L: level, N: n, W: int(width)})
			data, err := read(path)
			if err != nil {
				return nil, 0, err
			}
			if int64(len(data)) != width*tlog.HashSize {
				return nil, 0, fmt.Errorf("%s has %d bytes", path, len(data))
			}
			tiles++
			tile := make([]tlog.Hash, width)
			for i := range tile {
				copy(tile[i][:], data[i*tlog.HashSize:])
			}
			if level > 0 {
				for i, hash := range tile {
					if at := n*tileWidth + int64(i); hash != expected[at] {
						return nil, 0, fmt.Errorf("%s: hash %d is not the root of its tile below", path, i)
					}
				}
			}
			hashes = append(hashes, tile...)
			if width == tileWidth {
				above = append(above, subtree(tile))
			} else {
				rest = tile
			}
		}
		// The hashes of an incomplete tile, as perfect subtrees: smaller than all of the levels above.
		var parts []tlog.Hash
		for width := tileWidth / 2; width > 0; width /= 2 {
			if len(rest) >= width {
				parts = append(parts, subtree(rest[:width]))
				rest = rest[width:]
			}
		}
		root = append(parts, root...)
		if level == 0 {
			leaves = hashes
		}
		expected = above
	}
	if got := join(root); got != tree.Hash {
		return nil, 0, fmt.Errorf("the tiles have the root %s, the checkpoint %s", got, tree.Hash)
	}
	return leaves, tiles, nil
}

// subtree returns the root above a power of two of hashes.
func subtree(hashes []tlog.Hash) tlog.Hash {
	if len(hashes) == 1 {
		return hashes[0]
	}
	middle := len(hashes) / 2
	return tlog.NodeHash(subtree(hashes[:middle]), subtree(hashes[middle:]))
}

// join returns the root above perfect subtrees, largest first.
func join(roots []tlog.Hash) tlog.Hash {
	if len(roots) == 0 {
		empty, _ := tlog.TreeHash(0, nil)
		return empty
	}
	root := roots[len(roots)-1]
	for i := len(roots) - 2; i >= 0; i-- {
		root = tlog.NodeHash(roots[i], root)
	}
	return root
}

// checkEntries reads all bundles and compares each entry with its leaf hash.
func checkEntries(leaves []tlog.Hash, read reader) error {
	for start := 0; start < len(leaves); start += tileWidth {
		width := min(tileWidth, len(leaves)-start)
		tile := tlog.Tile{H: tileHeight, L: 0, N: int64(start / tileWidth), W: width}
		path := strings.Replace(tilePath(tile), "tile/0/", "tile/entries/", 1)
		data, err := read(path)
		if err != nil {
			return err
		}
		for i := range width {
			if len(data) < 2 {
				return fmt.Errorf("%s ends before its entry %d", path, i)
			}
			length := int(data[0])<<8 | int(data[1])
			if len(data) < 2+length {
				return fmt.Errorf("%s ends within its entry %d", path, i)
			}
			if tlog.RecordHash(data[2:2+length]) != leaves[start+i] {
				return fmt.Errorf("%s: entry %d has another hash than in the tile", path, start+i)
			}
			data = data[2+length:]
		}
		if len(data) > 0 {
			return fmt.Errorf("%s has %d bytes after its last entry", path, len(data))
		}
	}
	return nil
}

// checkProofs lets tlog make proofs from the tiles that it reads, and check them.
func checkProofs(tree tlog.Tree, leaves []tlog.Hash, read reader, samples int) error {
	hashes := tlog.TileHashReader(tree, tileReader{read})
	for range samples {
		index := rand.Int64N(tree.N)
		inclusion, err := tlog.ProveRecord(tree.N, index, hashes)
		if err != nil {
			return fmt.Errorf("inclusion of %d: %w", index, err)
		}
		if err := tlog.CheckRecord(inclusion, tree.N, tree.Hash, index, leaves[index]); err != nil {
			return fmt.Errorf("inclusion of %d: %w", index, err)
		}
		size := index + 1
		old, err := tlog.TreeHash(size, hashes)
		if err != nil {
			return fmt.Errorf("root at %d: %w", size, err)
		}
		consistency, err := tlog.ProveTree(tree.N, size, hashes)
		if err != nil {
			return fmt.Errorf("consistency with %d: %w", size, err)
		}
		if err := tlog.CheckTree(consistency, tree.N, tree.Hash, size, old); err != nil {
			return fmt.Errorf("consistency with %d: %w", size, err)
		}
	}
	return nil
}

// checkProofFile checks a C2SP tlog-proof, without extra data, for an entry.
func checkProofFile(vkey, proofFile, entryFile string) error {
	text, err := os.ReadFile(proofFile)
	if err != nil {
		return err
	}
	entry, err := os.ReadFile(entryFile)
	if err != nil {
		return err
	}
	head, signed, _ := bytes.Cut(text, []byte("\n\n"))
	tree, err := openCheckpoint(vkey, signed)
	if err != nil {
		return fmt.Errorf("%s: %w", proofFile, err)
	}
	lines := strings.Split(string(head), "\n")
	if len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "index ") {
		return fmt.Errorf("%s is no tlog-proof", proofFile)
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return fmt.Errorf("%s: %w", proofFile, err)
	}
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		data, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(data) != tlog.HashSize {
			return fmt.Errorf("%s: hash %q", proofFile, line)
		}
		proof = append(proof, tlog.Hash(data))
	}
	if index < 0 || index >= tree.N {
		return fmt.Errorf("%s: index %d in a tree of %d", proofFile, index, tree.N)
	}
	if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)); err != nil {
		return fmt.Errorf("%s: %w", proofFile, err)
	}
	fmt.Printf("proof file: the entry is number %d of the %d in the checkpoint\n", index, tree.N)
	return nil
}

// tilePath is C2SP's: tlog's without the height.
func tilePath(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight), "tile/", 1)
}

type tileReader struct{ read reader }

func (tileReader) Height() int { return tileHeight }

func (r tileReader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		var err error
		if data[i], err = r.read(tilePath(tile)); err != nil {
			return nil, err
		}
	}
	return data, nil
}

func (tileReader) SaveTiles([]tlog.Tile, [][]byte) {}

// reader gives the bytes at a path below the log's prefix.
type reader func(path string) ([]byte, error)

func source(location string) reader {
	if !strings.HasPrefix(location, "http://") && !strings.HasPrefix(location, "https://") {
		return func(path string) ([]byte, error) {
			return os.ReadFile(filepath.Join(location, filepath.FromSlash(path)))
		}
	}
	client := &http.Client{Timeout: 30 * time.Second}
	return func(path string) ([]byte, error) {
		response, err := client.Get(strings.TrimSuffix(location, "/") + "/" + path)
		if err != nil {
			return nil, err
		}
		defer response.Body.Close()
		if response.StatusCode != http.StatusOK {
			return nil, fmt.Errorf("%s: %s", path, response.Status)
		}
		return io.ReadAll(response.Body)
	}
}
