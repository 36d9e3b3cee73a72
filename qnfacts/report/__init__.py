"""What people and machines read: one format a file, each a pure function of the report."""
