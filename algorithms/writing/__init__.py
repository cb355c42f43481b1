"""What a run writes: layers, tables, pages, lines of the log."""
