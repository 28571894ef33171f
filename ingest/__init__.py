"""From what a newsroom has to documents with their attributions. Imports `graph` only."""
