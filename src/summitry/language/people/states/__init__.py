"""States, bodies, organs, outlets and organisations: where they are named as actors, and not as places."""
