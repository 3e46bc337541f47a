-- How many days before its best-before date a lot may still be sold through a channel. A channel without a row follows
-- the storefront's.
CREATE TABLE inventory_channel_rules (
  channel VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  min_shelf_life_days INT NOT NULL,
  PRIMARY KEY (channel)
);
