-- Declarations of payments that wait to be sent to customs, sealed; a row goes when its declaration was sent.
CREATE TABLE sandbox_payment_declarations (
  payment_id BIGINT NOT NULL,
  subscriber VARCHAR(30) NOT NULL,
  document TEXT CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (payment_id)
);
