-- Which pieces shows have sold: from which warehouse they were taken, where that is known, and whether they have come back.
ALTER TABLE channel_livestream_sales
  ADD COLUMN warehouse VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN is_back BOOLEAN NOT NULL DEFAULT FALSE;
