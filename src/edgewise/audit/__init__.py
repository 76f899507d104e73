"""What others drew or wrote, held against the model."""
