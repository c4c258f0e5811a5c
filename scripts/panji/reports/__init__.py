"""Diagnostics for people and for machines: one module a format, each a function from diagnostics to text."""
