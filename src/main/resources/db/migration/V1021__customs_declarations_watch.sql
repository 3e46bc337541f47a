-- state_since: when the state was reached. case_kind: why it would be a case; case_at: from when on it is one, NULL when it
-- never will be as it stands. Taxes by kind: what we collected, to be compared with customs' bills; NULL before they were kept.
ALTER TABLE customs_declarations
  ADD COLUMN port_code CHAR(4) CHARACTER SET ascii NULL,
  ADD COLUMN state_since DATETIME(6) NOT NULL DEFAULT '2026-01-01 00:00:00',
  ADD COLUMN case_kind VARCHAR(20) CHARACTER SET ascii NULL,
  ADD COLUMN case_at DATETIME(6) NULL,
  ADD COLUMN tariff_minor BIGINT NULL,
  ADD COLUMN consumption_minor BIGINT NULL,
  ADD COLUMN vat_minor BIGINT NULL,
  ADD KEY by_state_since (state, state_since),
  ADD KEY by_port (port_code, id),
  ADD KEY by_mode (mode, id),
  ADD KEY by_case (case_at, id),
  ADD KEY by_case_kind (case_kind, case_at, id);
