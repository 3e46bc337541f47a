-- Which firm sends which document of an order, by the channel that the order came from; '*' is any other channel.
-- filed_by: STORE we send it, PAYMENT_FIRM we ask the payment firm, LOGISTICS_FIRM and PLATFORM do it by themselves.
CREATE TABLE customs_filers (
  channel VARCHAR(40) CHARACTER SET ascii NOT NULL,
  document CHAR(3) CHARACTER SET ascii NOT NULL,
  filed_by VARCHAR(16) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (channel, document, valid_from)
);
