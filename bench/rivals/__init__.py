"""The same deeds for other generators: one module each, all alike for `bench.run`."""
