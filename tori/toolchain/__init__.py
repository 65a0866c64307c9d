"""What the project runs with: its Python environment, the tools of its tests, and the test run.

Only build.py and tori.cli may import this package, and it imports the standard library alone,
because it works before anything is installed.
"""
