-- Declarations whose returns are declared by their orders' own process, and by nobody else.
CREATE TABLE customs_returns_led_by_order (
  declaration_id BIGINT NOT NULL,
  PRIMARY KEY (declaration_id)
);
