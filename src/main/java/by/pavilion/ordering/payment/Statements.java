package by.pavilion.ordering.payment;

import by.pavilion.ordering.PaymentId;
import by.pavilion.shared.Answer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The firms' statements, and questions about payments that stand there and are not paid here. */
@ApplicationScoped
public class Statements {
    private static final Logger LOG = Logger.getLogger(Statements.class);

    private final PaymentProviders providers;
    private final PaymentStore payments;
    private final SettlePayment settlePayment;

    Statements(PaymentProviders providers, PaymentStore payments, SettlePayment settlePayment) {
        this.providers = providers;
        this.payments = payments;
        this.settlePayment = settlePayment;
    }

    /** The codes of the firms that give statements. */
    public List<String> firms() {
        return providers.codes().stream()
                .filter(code -> providers
                        .find(code)
                        .filter(PaymentProvider::givesStatements)
                        .isPresent())
                .toList();
    }

    /**
     * Reads the firm's statement of a day in Shanghai, line by line, over the network and outside any transaction.
     *
     * @throws IOException when it is not there yet, cannot be fetched or cannot be read
     */
    public void read(String firm, LocalDate day, Consumer<StatementLine> lines) throws IOException {
        providers
                .find(firm)
                .orElseThrow(() -> new IOException("no payment firm " + firm + " is configured"))
                .statement(day, lines);
    }

    /**
     * Asks the firm about a payment that it says is paid and that waits for money here. What it answers counts like its
     * notification; the statement alone settles nothing. True when the payment is settled now.
     */
    public boolean settle(PaymentId id) {
        Optional<Payment> payment = QuarkusTransaction.requiringNew().call(() -> payments.find(id));
        Optional<PaymentProvider> provider = payment.flatMap(found -> providers.find(found.provider()));
        if (payment.isEmpty() || provider.isEmpty()) {
            return false;
        }
        try {
            Optional<PaymentProvider.Found> found = provider.get().inquire(payment.get());
            if (found.isEmpty()) {
                return false;
            }
            Answer<Payment> answer = settlePayment
                    .settle(provider.get(), found.get().notice(), found.get().message())
                    .toCompletableFuture()
                    .join();
            return answer.refusal() == null && found.get().notice() instanceof PaymentProvider.Settled;
        } catch (IOException | RuntimeException e) { // the difference stays, and names it
            LOG.warnf("payment=%s the firm could not be asked about it: %s", id, e);
            return false;
        }
    }
}
