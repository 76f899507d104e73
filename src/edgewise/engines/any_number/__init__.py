"""Claims proved for any number of instances, by an inductive invariant that is found without help."""
