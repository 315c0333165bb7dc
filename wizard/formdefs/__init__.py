"""Reads `forms/` and `--answers` files (TOML) into `wizard.domain`; strict about every key."""
