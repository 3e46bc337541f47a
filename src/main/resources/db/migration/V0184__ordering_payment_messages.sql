-- What was said to and by payment firms, unedited and encrypted: customs may ask for it for three years.
CREATE TABLE ordering_payment_messages (
  id BIGINT NOT NULL,
  payment_id BIGINT NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  recorded_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_payment (payment_id, id)
);
