"""Tells knots apart.

This file is governed by the BSD-3-Clause license.
"""
