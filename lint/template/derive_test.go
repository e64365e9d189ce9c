package template

import (
	"fmt"
	"testing"
)

func TestWith(t *testing.T) {
	stack, err := Read("t.yaml", []byte("Resources:\n  A:\n    List: [x, y]\n"))
	if err != nil {
		t.Fatal(err)
	}
	list := stack.Root.Get("Resources", "A", "List")
	made := list.With([]*Node{list.Item(1).Clone(), list.Item(0).Clone()})
	first := made.Item(0)
	if made.Len() != 2 || made.At != list.At || first.Text != "y" || first.At != list.Item(1).At || fmt.Sprint(first.Path()) != "[0]" {
		t.Errorf("%+v, first %+v at %v", made, first, first.Path())
	}
	if list.Len() != 2 || list.Item(0).Text != "x" {
		t.Error("the original has changed")
	}
}

func TestClone(t *testing.T) {
	stack, err := Read("t.yaml", []byte("Resources:\n  A:\n    List: [x, y]\n"))
	if err != nil {
		t.Fatal(err)
	}
	copied := stack.Root.Clone()
	item, original := copied.Get("Resources", "A", "List").Item(1), stack.Root.Get("Resources", "A", "List").Item(1)
	if item == original || item.At != original.At || fmt.Sprint(item.Path()) != "[Resources A List 1]" {
		t.Errorf("%+v at %v", item, item.Path())
	}
}
