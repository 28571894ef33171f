"""A simulated newsroom with planted truth, and the scorer of `sourcier export` against it (docs/newsroom.md)."""
