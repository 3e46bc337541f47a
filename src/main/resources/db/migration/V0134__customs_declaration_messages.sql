-- Which messages speak of which declaration: one message may hold documents of many. Numbers run from 1 per declaration.
CREATE TABLE customs_declaration_messages (
  declaration_id BIGINT NOT NULL,
  number INT NOT NULL,
  message_id BIGINT NOT NULL,
  document CHAR(3) CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (declaration_id, number),
  KEY by_message (message_id)
);
