-- By which rules listings were judged last. One row, id 1. after_sku: up to where they have been judged again; NULL when all
-- are. again_at: when all are judged once more.
CREATE TABLE customs_rule_watch (
  id TINYINT NOT NULL,
  fingerprint CHAR(64) CHARACTER SET ascii NOT NULL,
  after_sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  again_at DATETIME(6) NULL,
  PRIMARY KEY (id)
);
