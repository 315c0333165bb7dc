"""The pure heart: what is asked, what was answered, what is missing. No Qt, no files, no clock."""
