"""Who is who over all documents."""
