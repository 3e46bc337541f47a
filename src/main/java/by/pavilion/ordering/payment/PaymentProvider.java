package by.pavilion.ordering.payment;

import by.pavilion.customs.PayerIdentity;
import by.pavilion.ordering.PaymentId;
import by.pavilion.ordering.RefundId;
import by.pavilion.parties.Buyer;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

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
     * @throws Problem 401 when it is not signed by the firm or too old, 422 when it cannot be read
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
     * @throws Problem 401 when it is not signed by the firm or too old, 422 when it cannot be read
     */
    ReturnNotice readRefund(Notification notification);

    /**
     * Asks the firm how a payment that it was asked for stands, over the network and outside any transaction: its notification
     * may be lost. Empty when the buyer has not paid, or the firm answers no such questions.
     *
     * @throws IOException when the firm cannot be reached or does not know an answer now: ask again later
     */
    default Optional<Found> inquire(Payment payment) throws IOException {
        return Optional.empty();
    }

    /**
     * Tells the firm that the payment is not wanted any more, so that nobody can pay it, over the network and outside any
     * transaction. False when it cannot be closed, because it was paid meanwhile.
     *
     * @throws IOException when the firm cannot be reached or does not know an answer now: ask again later
     */
    default boolean close(Payment payment) throws IOException {
        return false;
    }

    /** Whether the firm gives statements of its days. */
    default boolean givesStatements() {
        return false;
    }

    /**
     * Reads the firm's statement of a day in Shanghai, over the network and outside any transaction: hands out a line at a
     * time and keeps none, for a statement may have a million.
     *
     * @throws IOException when it is not there yet, cannot be fetched or cannot be read
     */
    default void statement(LocalDate day, Consumer<StatementLine> lines) throws IOException {
        throw new IOException(code() + " gives no statements");
    }

    /** What tells the firm that its notification has arrived. */
    Reply receipt();

    /** What tells the firm that its notification was refused, in its own form; empty when it takes a problem as others do. */
    default Optional<Reply> refusal(Problem problem) {
        return Optional.empty();
    }

    /** An answer to a firm, in its own form. */
    record Reply(int status, String contentType, String body) {}

    /** What a firm says of a payment when it is asked, with its message as it was. */
    record Found(Notice notice, String message) {
        @Override
        public String toString() {
            return "Found[" + notice.payment() + "]";
        }
    }

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
     * @param paid the amount of the whole payment
     * @param reason as a code
     * @param notifyUrl where the firm tells how it went
     */
    record Return(
            RefundId refund,
            PaymentId payment,
            String transactionId,
            Money amount,
            Money paid,
            String reason,
            URI notifyUrl) {}

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

    /**
     * The firm waits for the buyer, and answers when it is asked how the payment stands.
     *
     * @param codeUrl what the buyer scans or opens to pay
     */
    record Shown(String codeUrl, String request, String answer) implements Answer {
        @Override
        public String toString() {
            return "Shown[]";
        }
    }

    /** The firm gives the money back, and will say how it went when it is asked for the same again. */
    record Underway(String transactionId, String request, String answer) implements Answer {
        @Override
        public String toString() {
            return "Underway[" + transactionId + "]";
        }
    }

    /** The firm cannot reach the payer's account: somebody has to arrange with it where the money goes. */
    record Stuck(String transactionId, String reason, String request, String answer) implements Answer {
        @Override
        public String toString() {
            return "Stuck[" + transactionId + "]";
        }
    }

    /** The payer has the money already. */
    record Done(String transactionId, Instant at, String request, String answer) implements Answer {
        @Override
        public String toString() {
            return "Done[" + transactionId + "]";
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

    /** The firm cannot reach the payer's account: somebody has to arrange with it where the money goes. */
    record Stranded(RefundId refund, String reason) implements ReturnNotice {}

    /** The money could not be given back. */
    record NotReturned(RefundId refund, String reason) implements ReturnNotice {}
}
