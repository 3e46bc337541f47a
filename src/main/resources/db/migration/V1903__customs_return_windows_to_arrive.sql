-- Until how many days after the release goods that were asked back in time must be here; as days when it is not said.
ALTER TABLE customs_return_windows
  ADD COLUMN arrival_days INT NULL;
