-- Customs in front of the way, too; lists differ in what EXC says, of the others they agree. An office that keeps an item (EXD) and
-- an export that is called off (EXX) want somebody to ask. A terminal's gate (GTOT) hands a container to who drives it on: it is no
-- gate of the bonded zone, and what leaves that is told by ourselves.
INSERT INTO logistics_carrier_codes (scheme, raw_code, country, code, reason) VALUES
  ('upu', 'EXA', '', 'CUSTOMS_EXPORT_PRESENTED', NULL),
  ('upu', 'EXB', '', 'CUSTOMS_EXPORT_HELD', NULL),
  ('upu', 'EXD', '', 'EXCEPTION', NULL),
  ('upu', 'EXX', '', 'EXCEPTION', NULL),
  ('dcsa', 'CUSS', 'BY', 'CUSTOMS_EXPORT_PRESENTED', NULL),
  ('dcsa', 'CUSI', 'BY', 'CUSTOMS_EXPORT_HELD', NULL),
  ('dcsa', 'GTOT', '', 'HANDED_OVER', NULL);
