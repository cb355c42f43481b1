"""Groups of parameters that several entries share, each with what reads them."""
