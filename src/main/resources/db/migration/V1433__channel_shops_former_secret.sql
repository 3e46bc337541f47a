-- The secret before the present one, believed for some time more: messages that it signs are under way while it is changed.
ALTER TABLE channel_shops
  ADD COLUMN former_secret VARBINARY(1000) NULL,
  ADD COLUMN former_until DATETIME(6) NULL;
