-- Codes and refresh tokens of the marketplaces that were used, by their proofs: each works once.
CREATE TABLE sandbox_used_tokens (
  proof CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  used_at DATETIME(6) NOT NULL,
  PRIMARY KEY (proof)
);
