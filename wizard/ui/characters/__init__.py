"""What e-Gov refuses, told under the field as one types, and decided there."""
