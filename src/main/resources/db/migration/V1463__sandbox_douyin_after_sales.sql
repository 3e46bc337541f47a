-- What buyers of the Douyin shop want back, each about the one line of a sale; amounts in fen, numbers as the platform has them.
CREATE TABLE sandbox_douyin_after_sales (
  id BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  type SMALLINT NOT NULL,
  status SMALLINT NOT NULL,
  refund_amount BIGINT NOT NULL,
  applied_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_order (order_id),
  KEY by_change (updated_at, id)
);
