"""A real program driven through a machine: whether it does what the model says, wherever a client can bring it."""
