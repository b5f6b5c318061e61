"""What the README quotes, re-runnable: `python -m benchmarks.NAME [--json]`; `make bench` runs all."""
