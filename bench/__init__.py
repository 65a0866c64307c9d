"""Measurements: ratios and figures of one run, never part of a timed test."""
