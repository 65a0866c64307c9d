"""The deed market: editors' Markdown in, a checked website, feeds and newsletters out.

Imports nothing: build.py loads this package before anything is installed.
"""
