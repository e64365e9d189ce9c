package model

import (
	"slices"

	"github.com/secretwright/secretwright/lint/template"
)

// selectPiece computes Fn::Select of an Fn::Split: the pieces before a part that is not known are
// known all the same, such as the account id in arn:aws:iam::111122223333:role/${Role}.
func (s *stack) selectPiece(split *template.Node, i int) value {
	delimiter := split.Item(0)
	if !delimiter.IsText() || delimiter.Text == "" {
		return unknown(function, "Fn::Select")
	}
	return s.value(split.Item(1)).each(func(content value) value {
		if pieces := content.firstPieces(delimiter.Text); content.scalar() && i >= 0 && i < len(pieces) {
			return composed(pieces[i])
		}
		return unknown(function, "Fn::Select")
	})
}

// firstPieces cuts a text at a delimiter, up to the piece with a part that may hold the delimiter.
func (v value) firstPieces(delimiter string) [][]part {
	doubtful := slices.IndexFunc(v.parts(), func(p part) bool { return !p.known && p.mayHold(delimiter) })
	if doubtful < 0 {
		pieces, _ := v.split(delimiter)
		return pieces
	}
	pieces, _ := value{made: v.parts()[:doubtful]}.split(delimiter)
	return pieces[:len(pieces)-1]
}
