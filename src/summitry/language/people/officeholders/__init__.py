"""Who is who: public figures by date, from the registry that is shipped as data (``tools/make_officeholders.py``)."""
