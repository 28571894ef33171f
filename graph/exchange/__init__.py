"""What leaves the graph and what comes back in, one module a format."""
