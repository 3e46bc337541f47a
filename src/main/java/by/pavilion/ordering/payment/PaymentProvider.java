package by.pavilion.ordering.payment;

import by.pavilion.customs.PayerIdentity;
import by.pavilion.ordering.PaymentId;
import by.pavilion.ordering.RefundId;
import by.pavilion.parties.Buyer;
import by.pavilion.shared.Money;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** A payment firm and its way of speaking. Implementations are beans in packages of their own. */
public interface PaymentProvider {

    /** Our name for the firm, which stands in requests and in the address of its notifications. */
    String code();

    /** Whether this installation is configured to use the firm. */
    boolean isConfigured();

    /**
     * Asks the firm for a payment, over the network and outside any transaction. The same payment asked for again is the same
     * payment to the firm.
     *
     * @throws IOException when the firm cannot be reached or does not know an answer now: ask again later
     */
    Answer ask(Wish wish) throws IOException;

    /**
     * Reads a notification of the firm.
     *
     * @throws by.pavilion.shared.Problem 401 when it is not signed by the firm or too old, 422 when it cannot be read
     */
    Notice read(Notification notification);

    /**
     * Asks the firm to give money of a settled payment back, over the network and outside any transaction. The same refund
     * asked for again is the same refund to the firm.
     *
     * @throws IOException when the firm cannot be reached or does not know an answer now: ask again later
     */
    Answer refund(Return wish) throws IOException;

    /**
     * Reads a notification of the firm about a refund.
     *
     * @throws by.pavilion.shared.Problem 401 when it is not signed by the firm or too old, 422 when it cannot be read
     */
    ReturnNotice readRefund(Notification notification);

    /** What tells the firm that its notification has arrived. */
    Map<String, String> receipt();

    /**
     * A payment that we want.
     *
     * @param orderNo the number under which customs knows the order
     * @param payer must be the buyer: customs compares them
     * @param notifyUrl where the firm tells how it went
     */
    record Wish(PaymentId payment, String orderNo, Money amount, Buyer payer, URI notifyUrl) {}

    /**
     * Money that is to go back.
     *
     * @param transactionId the firm's number of the payment
     * @param reason as a code
     * @param notifyUrl where the firm tells how it went
     */
    record Return(
            RefundId refund, PaymentId payment, String transactionId, Money amount, String reason, URI notifyUrl) {}

    /** What the firm answered, with both messages as they were. */
    sealed interface Answer {
        String request();

        String answer();
    }

    /**
     * The firm goes ahead and will notify us.
     *
     * @param transactionId the firm's number of what was asked for
     */
    record Accepted(String transactionId, String request, String answer) implements Answer {
        @Override
        public String toString() {
            return "Accepted[" + transactionId + "]";
        }
    }

    /** The firm will not do it. */
    record Refused(String reason, String request, String answer) implements Answer {
        @Override
        public String toString() {
            return "Refused[" + reason + "]";
        }
    }

    /**
     * A notification as it came.
     *
     * @param path with the query, as the firm signed it
     * @param headers by names in lower case
     */
    record Notification(String method, String path, Map<String, String> headers, String body) {
        public Notification {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Notification[" + method + " " + path + "]";
        }
    }

    /** What a notification says. */
    sealed interface Notice {
        PaymentId payment();
    }

    /**
     * The money is there.
     *
     * @param payer who paid, as far as the firm tells
     */
    record Settled(PaymentId payment, String transactionId, Money amount, Instant paidAt, PayerIdentity payer)
            implements Notice {}

    /** It came to nothing. */
    record Failed(PaymentId payment, String reason) implements Notice {}

    /** What a notification says of a refund. */
    sealed interface ReturnNotice {
        RefundId refund();
    }

    /** The payer has the money. */
    record Returned(RefundId refund, String transactionId, Money amount, Instant at) implements ReturnNotice {}

    /** The money could not be given back. */
    record NotReturned(RefundId refund, String reason) implements ReturnNotice {}
}
