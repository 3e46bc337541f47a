CREATE TABLE ordering_refund_lines (
  refund_id BIGINT NOT NULL,
  line_id BIGINT NOT NULL,
  goods_minor BIGINT NOT NULL,
  freight_minor BIGINT NOT NULL,
  tax_minor BIGINT NOT NULL,
  PRIMARY KEY (refund_id, line_id)
);
