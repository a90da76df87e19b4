# The same two commands for those who like make; tasks.py does the work with plain Python.
.PHONY: demo test check
demo test check:
	python3 tasks.py $@
