"""One output format a module. Each returns text or bytes; hooks and scripts write them."""
