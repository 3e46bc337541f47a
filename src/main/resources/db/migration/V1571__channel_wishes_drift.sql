-- By how much a marketplace differed from what it was told, when it was read back last.
ALTER TABLE channel_wishes ADD COLUMN drift BIGINT NOT NULL DEFAULT 0;
