-- When a person has ended a connection: its secrets and tokens are gone, and what was sold through it stays.
ALTER TABLE channel_shops ADD COLUMN ended_at DATETIME(6) NULL;
