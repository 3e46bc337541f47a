-- How often a document was sent: a scenario may fail the first sending only.
ALTER TABLE sandbox_window_documents ADD COLUMN attempts SMALLINT NOT NULL DEFAULT 1;
