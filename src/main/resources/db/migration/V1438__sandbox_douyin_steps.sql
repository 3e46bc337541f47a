-- What the Douyin platform was told of customs and of the trunk line.
CREATE TABLE sandbox_douyin_steps (
  order_id BIGINT NOT NULL,
  kind VARCHAR(40) CHARACTER SET ascii NOT NULL,
  status INT NOT NULL,
  happened_at DATETIME(6) NOT NULL,
  PRIMARY KEY (order_id, kind, status)
);
