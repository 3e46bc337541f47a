-- The regulations under which makers of food are registered. A registration counts when its regime was in force on the day
-- it began; it stays valid after that. valid_until is exclusive.
CREATE TABLE customs_registration_regimes (
  regime VARCHAR(20) CHARACTER SET ascii NOT NULL,
  number_form VARCHAR(100) CHARACTER SET ascii NOT NULL,
  source VARCHAR(200) NOT NULL,
  mark CHAR(1) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (regime)
);
