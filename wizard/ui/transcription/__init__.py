"""Copying into e-Gov: what is to be copied, and the small window that stays on top."""
