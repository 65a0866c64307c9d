"""The dialect of editors' Markdown, which is GitHub's: parsed once, into a value that holds it all.

`text.parsed` makes a `Text`; `html` and `findings` say it in their ways. The library
that parses is named in `parsing` alone.
"""
