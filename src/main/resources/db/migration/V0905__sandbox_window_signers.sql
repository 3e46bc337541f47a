-- Keys of those who sign lists: the first signature under a name registers its key.
CREATE TABLE sandbox_window_signers (
  key_name VARCHAR(100) NOT NULL,
  public_key TEXT CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (key_name)
);
