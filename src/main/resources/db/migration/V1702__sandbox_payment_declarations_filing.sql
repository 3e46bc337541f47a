-- Which filing of the payment waits to be sent: a later one takes the place of an earlier.
ALTER TABLE sandbox_payment_declarations ADD COLUMN filing INT NOT NULL DEFAULT 1;
