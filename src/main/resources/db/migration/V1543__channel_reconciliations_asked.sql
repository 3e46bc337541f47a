-- Up to which of ours a window's comparison has asked whether the marketplace still has them.
ALTER TABLE channel_reconciliations
  ADD COLUMN run_asked VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL;
