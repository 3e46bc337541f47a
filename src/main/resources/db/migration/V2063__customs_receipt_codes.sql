-- What a result code means that customs or E-Port answers a document with, by the day on which it was said.
-- document: number of the message that is answered. state: where the document comes to, NULL when it stays. answer: what we do
-- about it, a word of ReceiptRules.Answer. Of several rows that hold the youngest counts; valid_until is exclusive.
CREATE TABLE customs_receipt_codes (
  document CHAR(3) CHARACTER SET ascii NOT NULL,
  code VARCHAR(10) CHARACTER SET ascii NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii NULL,
  answer VARCHAR(24) CHARACTER SET ascii NOT NULL,
  edition VARCHAR(10) CHARACTER SET ascii NOT NULL,
  source VARCHAR(200) NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (document, code, valid_from)
);
