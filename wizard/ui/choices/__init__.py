"""What stands under a choice from e-Gov's own lists: own words, what does not fit, a hint."""
