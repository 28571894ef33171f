"""How the weights of `ingest.extract.reader` are made: `make train`. A development tool; not part of the package."""
