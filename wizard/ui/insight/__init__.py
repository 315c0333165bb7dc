"""What the orders tell together: suggested reasons and links between orders."""
