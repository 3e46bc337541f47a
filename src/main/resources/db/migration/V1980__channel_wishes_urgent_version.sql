-- The last version that a marketplace is to be told soon. A later one holds only what it has sold itself, which may wait for longer.
ALTER TABLE channel_wishes ADD COLUMN urgent_version BIGINT NOT NULL DEFAULT 0;
