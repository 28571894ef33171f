"""The figures, one a line, for people."""

from collections.abc import Mapping

Figures = Mapping[str, float]

_TITLES = {
    "reading": "Reading (files to attributions)",
    "textbook": "Textbook baseline (quotation marks and the nearest reporting verb), same texts",
    "growth": "Growth of time with the length of one text (linear: 1, 2, 4, 8)",
    "large": "One text of a million characters (linear: 4; memory: less than 200)",
    "storing": "Ingest into an embedded store",
    "asking": "Questions to the store",
    "archive": "A simulated archive, kept after extraction (flat: last tenth to first under 1.3)",
}


def told(machine: str, measured: Mapping[str, Figures]) -> str:
    """All figures under their titles, and ours against the baseline's where both were measured."""
    lines = [machine]
    for name, figures in measured.items():
        lines += ["", _TITLES[name]]
        lines += [f"  {label.replace('_', ' '):32}{_shown(figure):>14}" for label, figure in figures.items()]
    if "reading" in measured and "textbook" in measured:
        lines += ["", "Ours to the baseline"]
        for label in ("words_per_second", "attributions", "peak_memory_mb"):
            ratio = measured["reading"][label] / max(measured["textbook"][label], 1e-9)
            lines.append(f"  {label.replace('_', ' '):32}{ratio:>13.2f}×")
    return "\n".join(lines)


def _shown(figure: float) -> str:
    if figure == int(figure) or figure >= 1000:
        return f"{figure:,.0f}"
    return f"{figure:.2f}"
