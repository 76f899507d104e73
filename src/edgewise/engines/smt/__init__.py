"""z3, behind one door (`solver`): bounded search and k-induction, and what only a solver sees wrong in a machine."""
