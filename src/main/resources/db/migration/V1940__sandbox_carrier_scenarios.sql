-- How the carrier's last mile goes with the parcel of one order, or of all orders (`*`), as a tester has chosen.
CREATE TABLE sandbox_carrier_scenarios (
  order_no VARCHAR(60) NOT NULL,
  scenario VARCHAR(20) CHARACTER SET ascii NOT NULL,
  chosen_at DATETIME(6) NOT NULL,
  PRIMARY KEY (order_no),
  KEY by_age (chosen_at)
);
