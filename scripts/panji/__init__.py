"""Panji: a register of government directives and circulars, kept as text files in git and published as a static site."""
