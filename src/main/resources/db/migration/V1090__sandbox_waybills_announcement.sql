-- What customs is still to be told of a waybill, sealed; emptied when it was told.
ALTER TABLE sandbox_waybills
  ADD COLUMN announcement_due BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN details TEXT CHARACTER SET ascii NULL,
  ADD KEY by_announcement (announcement_due, id);
