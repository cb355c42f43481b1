"""The plan editor's place: dock, map tool and edit session."""
