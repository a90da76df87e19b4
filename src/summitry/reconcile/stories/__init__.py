"""Which reports are about one happening, and when those without a date were written."""
