package by.pavilion.ordering.payment;

import by.pavilion.ordering.Refund;
import by.pavilion.ordering.Refunds;
import by.pavilion.ordering.SettleRefunds;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes payment firms' notifications about refunds. The same notification again changes nothing. */
@ApplicationScoped
public class TakeRefundNotice {
    private static final Logger LOG = Logger.getLogger(TakeRefundNotice.class);

    private final PaymentProviders providers;
    private final Refunds refunds;
    private final SettleRefunds settleRefunds;
    private final PaymentMessages messages;

    TakeRefundNotice(
            PaymentProviders providers, Refunds refunds, SettleRefunds settleRefunds, PaymentMessages messages) {
        this.providers = providers;
        this.refunds = refunds;
        this.settleRefunds = settleRefunds;
        this.messages = messages;
    }

    /**
     * Settles the refund that the notification tells of, and gives what the firm wants to hear.
     *
     * @throws Problem for a firm without a form of its own for refusals, when the notification is not the firm's, cannot be read or does not agree with us
     */
    public PaymentProvider.Reply take(String providerCode, PaymentProvider.Notification notification) {
        PaymentProvider provider = providers.find(providerCode).orElseThrow(PaymentProblems::noSuchPayment);
        try {
            return take(provider, notification);
        } catch (Problem refusal) {
            return provider.refusal(refusal).orElseThrow(() -> refusal);
        }
    }

    private PaymentProvider.Reply take(PaymentProvider provider, PaymentProvider.Notification notification) {
        PaymentProvider.ReturnNotice notice = provider.readRefund(notification);
        Refund refund = refunds.find(notice.refund())
                .filter(known -> known.provider().equals(provider.code()))
                .orElseThrow(PaymentProblems::unknownRefund);
        mustAgree(refund, notice);
        return Transactions.retrying(() -> {
            settle(refund, notice);
            messages.keep(List.of(new PaymentMessages.Message(
                    refund.payment(), PaymentMessages.Kind.REFUND_NOTICE, notification.body())));
            return provider.receipt();
        });
    }

    private void settle(Refund refund, PaymentProvider.ReturnNotice notice) {
        if (notice instanceof PaymentProvider.Returned returned) {
            settleRefunds.succeeded(refund, returned.transactionId(), returned.at());
        } else if (notice instanceof PaymentProvider.Stranded stranded) {
            settleRefunds.stuck(refund, Optional.empty(), stranded.reason());
        } else if (notice instanceof PaymentProvider.NotReturned not) {
            settleRefunds.failed(refund, not.reason());
        }
    }

    private static void mustAgree(Refund refund, PaymentProvider.ReturnNotice notice) {
        if (notice instanceof PaymentProvider.Returned returned
                && !returned.amount().equals(refund.amount())) {
            LOG.warnf("refund=%s the firm's notification does not agree with us on the amount", refund.id());
            throw PaymentProblems.mismatch("/amount");
        }
    }
}
