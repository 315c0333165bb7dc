"""The window. Speaks to files, SQL and PDFs only through storage, intake and output."""
