"""Import: other programs' files made into content, with a report of what was lost on the way.

A reader (`delimited`, `spreadsheet`, `wordpress`, `form`) is a pure function of bytes and gives
`ImportedRecord`s; `matching` finds the ids and words they mean; `planning` decides what happens
to which file; `writing` does it. Only the command line imports this package.
"""
