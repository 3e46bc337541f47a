-- What a merchant can show: registrations, licences, certificates. goods: prefixes of tariff codes, parted by commas; all
-- goods when empty. valid_until is exclusive.
CREATE TABLE merchant_documents (
  id BIGINT NOT NULL,
  merchant_id BIGINT NOT NULL,
  kind VARCHAR(30) CHARACTER SET ascii NOT NULL,
  number VARCHAR(60) NOT NULL,
  issuer VARCHAR(200) NOT NULL,
  regime VARCHAR(20) CHARACTER SET ascii NULL,
  goods VARCHAR(220) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_merchant (merchant_id, id)
);
