package by.pavilion.ordering.payment;

import by.pavilion.customs.PaymentOriginal;
import by.pavilion.customs.PaymentOriginals;
import by.pavilion.ordering.payment.PaymentMessages.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Gives customs' side the originals of our payments, byte for byte as they were said. */
@ApplicationScoped
class KeptOriginals implements PaymentOriginals {
    private final PaymentStore payments;
    private final PaymentMessages messages;

    KeptOriginals(PaymentStore payments, PaymentMessages messages) {
        this.payments = payments;
        this.messages = messages;
    }

    @Override
    public Optional<PaymentOriginal> find(String provider, String transactionId) {
        return payments.findPaid(provider, transactionId).flatMap(payment -> {
            Optional<String> request = messages.last(payment.id(), Kind.REQUEST);
            Optional<String> response =
                    messages.last(payment.id(), Kind.NOTIFICATION).or(() -> messages.last(payment.id(), Kind.ANSWER));
            return request.isEmpty() || response.isEmpty()
                    ? Optional.empty()
                    : payment.paidAt()
                            .map(paidAt ->
                                    new PaymentOriginal(request.get(), response.get(), payment.amount(), paidAt));
        });
    }
}
