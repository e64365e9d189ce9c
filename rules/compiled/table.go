package compiled

import (
	"encoding/binary"
	"strings"
)

// table keeps terms or expressions, each distinct one once: of eight terms seven are there already, of two expressions one.
// What is read from it is read when it is first asked for, and belongs to all rules that have it.
type table[T any] struct {
	entries []string       // while writing: what is written
	places  map[string]int // the same: where
	ends    string         // of a file: where entries end, four bytes each
	text    string         // the same: the entries
	read    []*T
	room    []T // for what is read next: an allocation for each would take longer than all else
}

// shared writes the place of a node in its table, or reads the node. form describes what it consists of.
func shared[T any](c *codec, t *table[T], node *T, form func(*codec, *T)) *T {
	if c.writing {
		out := c.out
		c.out = nil
		form(c, node)
		place := t.place(string(c.out))
		c.out = out
		c.number(place)
		return node
	}
	place := c.number(0)
	if t.read[place] == nil {
		t.read[place] = t.fresh()
		rest := c.rest
		c.rest = t.entry(place)
		form(c, t.read[place])
		c.rest = rest
	}
	return t.read[place]
}

func (t *table[T]) fresh() *T {
	if len(t.room) == 0 {
		t.room = make([]T, 64)
	}
	node := &t.room[0]
	t.room = t.room[1:]
	return node
}

// place is where an entry is written, for the first time or before.
func (t *table[T]) place(entry string) int {
	place, known := t.places[entry]
	if !known {
		place = len(t.entries)
		t.places[entry] = place
		t.entries = append(t.entries, entry)
	}
	return place
}

func (t *table[T]) entry(place int) string {
	return t.text[t.end(place-1):t.end(place)]
}

func (t *table[T]) end(place int) int {
	if place < 0 {
		return 0
	}
	return int(binary.LittleEndian.Uint32([]byte(t.ends[4*place : 4*place+4])))
}

// file writes a table, or reads it.
func (t *table[T]) file(c *codec) {
	count := c.number(len(t.entries))
	if !c.writing {
		t.read = make([]*T, count)
		t.ends, c.rest = c.rest[:4*count], c.rest[4*count:]
		size := t.end(count - 1)
		t.text, c.rest = c.rest[:size], c.rest[size:]
		return
	}
	end := 0
	for _, entry := range t.entries {
		end += len(entry)
		c.out = binary.LittleEndian.AppendUint32(c.out, uint32(end))
	}
	c.out = append(c.out, strings.Join(t.entries, "")...)
}
