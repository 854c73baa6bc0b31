"""The tree of a result: nodes, filter, item model and view."""
