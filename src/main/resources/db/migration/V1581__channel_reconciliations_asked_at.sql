-- Where the window begins that run_asked is about: who does not know of run_asked goes on and leaves it as it was.
ALTER TABLE channel_reconciliations
  ADD COLUMN run_asked_at DATETIME(6) NULL;
