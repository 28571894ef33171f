"""What is known, and the questions asked of it: the attribution graph of Sourcier.

Imports nothing else of ours. The public names are those of `model`, `errors` and `store.open_store`.
"""
