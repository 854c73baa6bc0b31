"""Lineage: what is made from what, over any number of steps, and who says so.

`build` makes the graph; `outputs` names what the project itself makes.
"""
