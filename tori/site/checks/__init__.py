"""What must hold between records: each rule one small generator."""
