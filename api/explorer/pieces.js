// A text cut where the spans of its attributions begin and end. Offsets of the API are code points; a string of this
// language counts UTF-16 units, so the text is taken apart into its code points first.

const SINGLE = ["source", "cue", "addressee", "medium", "when"];

/** Every span of a field ("text" or "title") as { start, end, role, at }, `at` being the attribution's index. */
export function marksOf(attributions, field) {
  const marks = [];
  attributions.forEach((one, at) => {
    const add = (span, role) => {
      if (span && (span.in ?? "text") === field) marks.push({ start: span.start, end: span.end, role, at });
    };
    for (const part of one.content) add(part, "content");
    for (const role of SINGLE) add(one[role], role);
    for (const conduit of one.conduits) add(conduit, "conduit");
  });
  return marks;
}

/**
 * The pieces of a text in order: { words, marks, begins }. `marks` are those that cover the piece, widest first;
 * `begins` the indices of the attributions whose first span, conduits aside, begins with it.
 */
export function piecesOf(text, marks) {
  const points = Array.from(text);
  const edges = [...new Set([0, points.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const opening = Map.groupBy ? Map.groupBy(marks, (mark) => mark.start) : grouped(marks);
  const first = new Map();
  for (const { start, at, role } of marks) {
    if (role !== "conduit") first.set(at, Math.min(start, first.get(at) ?? Infinity));
  }
  const pieces = [];
  let open = [];
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const edge = edges[i];
    open = [...open.filter((mark) => mark.end > edge), ...(opening.get(edge) ?? [])];
    open.sort((a, b) => b.end - b.start - (a.end - a.start));
    const begins = [...new Set((opening.get(edge) ?? []).map((mark) => mark.at))].filter((at) => first.get(at) === edge);
    pieces.push({ words: points.slice(edge, edges[i + 1]).join(""), marks: [...open], begins: begins.sort((a, b) => a - b) });
  }
  return pieces;
}

function grouped(marks) {
  const groups = new Map();
  for (const mark of marks) groups.set(mark.start, [...(groups.get(mark.start) ?? []), mark]);
  return groups;
}
