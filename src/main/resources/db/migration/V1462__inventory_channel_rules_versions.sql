ALTER TABLE inventory_channel_rules ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
