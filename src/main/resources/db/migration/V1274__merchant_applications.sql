-- Whom to speak to and where the money goes, sealed like the data of buyers.
CREATE TABLE merchant_applications (
  merchant_id BIGINT NOT NULL,
  sealed VARBINARY(4000) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  PRIMARY KEY (merchant_id)
);
