-- Who can verify a payment at customs (1 UnionPay, 2 NetsUnion, 3 others) and by which number, where its firm has told that
-- when it declared the payment. transaction_id NULL: by the firm's own number.
CREATE TABLE customs_payment_clearings (
  declaration_id BIGINT NOT NULL,
  department CHAR(1) CHARACTER SET ascii NOT NULL,
  transaction_id VARCHAR(60) CHARACTER SET ascii NULL,
  told_at DATETIME(6) NOT NULL,
  PRIMARY KEY (declaration_id)
);
