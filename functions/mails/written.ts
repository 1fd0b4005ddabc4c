import { piecesOf, type MergeField } from "@zapisy/core/mail-text/rules";
import { linked, markup, oneLine, type Block, type FactValue, type Piece } from "@zapisy/mail";

/**
 * A text that staff wrote, with what is filled in. What is filled in is text, whatever it looks like: what somebody signed up as never
 * becomes a link, or strong.
 */
export function writtenBlocks(text: string, valueOf: (field: MergeField) => FactValue): Block[] {
  const filled = (pieces: readonly Piece[]) => pieces.flatMap((piece) => filledPiece(piece, valueOf));
  return markup(text).map((block) =>
    block.type === "list"
      ? { ...block, items: block.items.map(filled) }
      : { ...block, lines: block.lines.map(filled) },
  );
}

function filledPiece({ text, ...style }: Piece, valueOf: (field: MergeField) => FactValue): Piece[] {
  return piecesOf(text).flatMap((piece): Piece[] => {
    if ("field" in piece) {
      const value = valueOf(piece.field);
      return [{ ...value, ...style, text: oneLine(value.text) }];
    }
    const words = "text" in piece ? piece.text : piece.unknown;
    // What is a link already has no others in it.
    const parts = style.href === undefined ? linked(words) : [{ text: words }];
    return parts.map((part) => ({ ...part, ...style }));
  });
}

/** A text of one line that staff wrote, with what is filled in: a heading, a subject. */
export function writtenLine(text: string, valueOf: (field: MergeField) => string): string {
  return oneLine(
    piecesOf(text)
      .map((piece) => {
        if ("field" in piece) return valueOf(piece.field);
        return "text" in piece ? piece.text : piece.unknown;
      })
      .join(""),
  );
}
