-- What a receiver calls an algorithm by which messages are signed, and the digest that goes with it there. receiver: its number
-- on the exchange platform; '' is every receiver without a row of its own. Of several rows that hold the youngest counts;
-- valid_until is exclusive.
CREATE TABLE customs_signature_forms (
  receiver VARCHAR(16) CHARACTER SET ascii NOT NULL,
  signature VARCHAR(16) CHARACTER SET ascii NOT NULL,
  signature_method VARCHAR(200) CHARACTER SET ascii NOT NULL,
  digest VARCHAR(16) CHARACTER SET ascii NOT NULL,
  digest_method VARCHAR(200) CHARACTER SET ascii NOT NULL,
  source VARCHAR(200) NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (receiver, signature, valid_from)
);
