ALTER TABLE parties_recipients ADD COLUMN erased_at DATETIME(6) NULL, ADD COLUMN replaces BIGINT NULL;
