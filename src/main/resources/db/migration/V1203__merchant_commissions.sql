-- What the pavilion keeps of a merchant's sales, from a day on: for a category and what is below it, or for everything else
-- where the category is empty.
CREATE TABLE merchant_commissions (
  id BIGINT NOT NULL,
  merchant_id BIGINT NOT NULL,
  category VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  rate DECIMAL(6, 5) NOT NULL,
  valid_from DATE NOT NULL,
  agreed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_merchant (merchant_id, category, valid_from),
  CONSTRAINT merchant_commission_is_a_share CHECK (rate >= 0 AND rate <= 1)
);
