-- Under which number the buyer sends the goods back, where the marketplace tells of it.
ALTER TABLE channel_after_sales
  ADD COLUMN return_carrier VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN return_number VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL;
