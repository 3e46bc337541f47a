-- Marketplaces may number the messages of each shop by itself. What was kept before bears no shop: pushed again, it is kept once more.
ALTER TABLE channel_messages
  ADD COLUMN shop_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  DROP KEY by_message,
  ADD UNIQUE KEY by_message (channel, app_key, shop_id, message_id);
