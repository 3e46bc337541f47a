package by.pavilion.ordering.payment;

import by.pavilion.ordering.AcceptPaidOrder;
import by.pavilion.ordering.AwaitPayment;
import by.pavilion.ordering.PaidPayment;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Takes a payment firm's notification. Money that came settles the payment and starts its order in one transaction; the same
 * notification again changes nothing.
 */
@ApplicationScoped
public class SettlePayment {
    private static final Logger LOG = Logger.getLogger(SettlePayment.class);

    private final PaymentProviders providers;
    private final PaymentStore payments;
    private final PaymentMessages messages;
    private final AcceptPaidOrder acceptPaidOrder;
    private final AwaitPayment awaitPayment;

    SettlePayment(
            PaymentProviders providers,
            PaymentStore payments,
            PaymentMessages messages,
            AcceptPaidOrder acceptPaidOrder,
            AwaitPayment awaitPayment) {
        this.providers = providers;
        this.payments = payments;
        this.messages = messages;
        this.acceptPaidOrder = acceptPaidOrder;
        this.awaitPayment = awaitPayment;
    }

    /**
     * Settles what the notification tells of, and gives what the firm wants to hear.
     *
     * @throws Problem when the notification is not the firm's, or does not agree with what we know
     */
    public Map<String, String> settle(String providerCode, PaymentProvider.Notification notification) {
        PaymentProvider provider = providers.find(providerCode).orElseThrow(PaymentProblems::noSuchPayment);
        PaymentProvider.Notice notice = provider.read(notification);
        Transactions.retrying(() -> take(providerCode, notice, notification.body()));
        return provider.receipt();
    }

    /** True when the notice said something new. */
    private boolean take(String providerCode, PaymentProvider.Notice notice, String message) {
        Payment payment = payments.lock(notice.payment())
                .filter(known -> known.provider().equals(providerCode))
                .orElseThrow(PaymentProblems::unknownPayment);
        boolean isNews =
                switch (payment.state()) {
                    case PENDING -> true;
                    case PAID -> false;
                    case FAILED -> notice instanceof PaymentProvider.Settled;
                };
        if (notice instanceof PaymentProvider.Settled settled) {
            mustAgree(payment, settled);
            if (isNews) {
                settle(payment, settled);
            }
        } else if (notice instanceof PaymentProvider.Failed failed && isNews) {
            payments.failed(payment.id(), failed.reason());
            awaitPayment.giveUp(payment.order(), payment.id(), failed.reason());
        }
        if (isNews) {
            messages.keep(payment.id(), PaymentMessages.Kind.NOTIFICATION, message);
        }
        return isNews;
    }

    private void settle(Payment payment, PaymentProvider.Settled settled) {
        payments.paid(payment.id(), settled.transactionId(), settled.paidAt());
        PaidPayment paid = new PaidPayment(
                payment.id(), payment.provider(), settled.transactionId(), settled.amount(), settled.paidAt());
        if (!acceptPaidOrder.accept(payment.order(), paid, settled.payer())) {
            LOG.errorf(
                    "payment=%s order=%s paid, but the order does not wait for money", payment.id(), payment.order());
        }
    }

    private static void mustAgree(Payment payment, PaymentProvider.Settled settled) {
        if (!settled.amount().currency().equals(payment.amount().currency())) {
            throw refused(payment, "/currency");
        }
        if (!settled.amount().equals(payment.amount())) {
            throw refused(payment, "/amount");
        }
        if (payment.transactionId()
                .filter(known -> !known.equals(settled.transactionId()))
                .isPresent()) {
            throw refused(payment, "/transactionId");
        }
    }

    private static Problem refused(Payment payment, String pointer) {
        LOG.warnf("payment=%s the firm's notification does not agree with us on %s", payment.id(), pointer);
        return PaymentProblems.mismatch(pointer);
    }
}
