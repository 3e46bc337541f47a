-- The sales side of the payment ledger: what each paid order and each refund means for the merchant of each line. Written in
-- the transaction that settles the payment or the refund, so both sides always agree. Refunds are negative. kept_minor is
-- what is left of the line's goods after the entry; commission and settlement are filled once, when a statement is closed.
CREATE TABLE ordering_sales_entries (
  id BIGINT NOT NULL,
  merchant_id BIGINT NOT NULL,
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL,
  source_id BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  line_id BIGINT NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  currency CHAR(3) CHARACTER SET ascii NOT NULL,
  goods_minor BIGINT NOT NULL,
  discount_minor BIGINT NOT NULL,
  freight_minor BIGINT NOT NULL,
  tax_minor BIGINT NOT NULL,
  kept_minor BIGINT NOT NULL,
  occurred_at DATETIME(6) NOT NULL,
  placed_on DATE NOT NULL,
  settlement_id BIGINT NULL,
  rate DECIMAL(6, 5) NULL,
  commission_minor BIGINT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_source (source_id, line_id),
  KEY by_order (order_id, line_id),
  KEY by_merchant (merchant_id, settlement_id, id)
);
