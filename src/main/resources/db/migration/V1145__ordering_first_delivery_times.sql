-- Days from the order to the buyer's door. Starting values: estimates, which nobody promises.
INSERT INTO ordering_delivery_times (customs_mode, zone, valid_from, earliest_days, latest_days) VALUES
  ('1210', 'standard', '2020-01-01', 2, 5),
  ('1210', 'far', '2020-01-01', 4, 7),
  ('1210', 'remote', '2020-01-01', 5, 10),
  ('1239', 'standard', '2020-01-01', 2, 5),
  ('1239', 'far', '2020-01-01', 4, 7),
  ('1239', 'remote', '2020-01-01', 5, 10),
  ('9610', 'standard', '2020-01-01', 10, 20),
  ('9610', 'far', '2020-01-01', 12, 23),
  ('9610', 'remote', '2020-01-01', 14, 28);
