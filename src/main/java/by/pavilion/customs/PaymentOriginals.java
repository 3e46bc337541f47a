package by.pavilion.customs;

import java.util.Optional;

/** Where the originals of payments are kept: with whoever takes payments. */
public interface PaymentOriginals {

    /** What was said between us and the payment firm about a transaction that was paid. */
    Optional<PaymentOriginal> find(String provider, String transactionId);
}
