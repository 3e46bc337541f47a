-- One shop of a marketplace may have another contract than its others; '*' is any shop.
ALTER TABLE customs_filers
  ADD COLUMN shop VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '*' AFTER channel,
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (channel, shop, document, valid_from);
