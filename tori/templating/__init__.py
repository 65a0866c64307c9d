"""Templates of `overrides/`: data in, HTML out, escaped in one place (`template_data`)."""
