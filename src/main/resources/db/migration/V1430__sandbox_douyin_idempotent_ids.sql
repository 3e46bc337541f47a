-- Idempotent ids that callers of the Douyin shop have used.
CREATE TABLE sandbox_douyin_idempotent_ids (
  id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (id)
);
