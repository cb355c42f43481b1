"""One file per toolbox entry: declare, call, hand to the writers."""
