"""The modules of a workspace: what each gives to others, takes from them, and who refers across."""
