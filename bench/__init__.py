"""How fast, how large: `python -m bench` measures this machine's figures (docs and closing notes quote them)."""
