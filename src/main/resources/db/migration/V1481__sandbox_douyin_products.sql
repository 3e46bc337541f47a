-- Products of the Douyin shop, each of one kind: what was handed in last, and what buyers see.
CREATE TABLE sandbox_douyin_products (
  id BIGINT NOT NULL,
  reference VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sku_id BIGINT NOT NULL,
  code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status SMALLINT NOT NULL,
  reason VARCHAR(200) NOT NULL,
  draft TEXT NOT NULL,
  shown TEXT NOT NULL,
  due_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_reference (reference),
  KEY by_time (due_at)
);
