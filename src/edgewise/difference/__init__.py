"""What differs in meaning between two machines."""
