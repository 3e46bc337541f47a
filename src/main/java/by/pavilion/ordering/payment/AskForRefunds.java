package by.pavilion.ordering.payment;

import by.pavilion.ordering.Refund;
import by.pavilion.ordering.SettleRefunds;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.PublicUrl;
import by.pavilion.shared.Together;
import by.pavilion.shared.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks payment firms to give money back, outside transactions, several at a time, until each is answered; notes what came of
 * all of them together.
 */
@ApplicationScoped
class AskForRefunds implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(AskForRefunds.class);
    private static final String NAME = "ordering-refunds";
    private static final int PORTION = 100;
    private static final int AT_A_TIME = 4;

    private final SettleRefunds settleRefunds;
    private final PaymentStore payments;
    private final PaymentProviders providers;
    private final PaymentMessages messages;
    private final PublicUrl publicUrl;
    private final Together callers = new Together(NAME, AT_A_TIME);

    AskForRefunds(
            SettleRefunds settleRefunds,
            PaymentStore payments,
            PaymentProviders providers,
            PaymentMessages messages,
            PublicUrl publicUrl) {
        this.settleRefunds = settleRefunds;
        this.payments = payments;
        this.providers = providers;
        this.messages = messages;
        this.publicUrl = publicUrl;
    }

    @PreDestroy
    void stop() {
        callers.close();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    /** A firm's answer; none when it could not be asked. */
    private record Asked(Refund refund, Optional<PaymentProvider.Answer> answer) {}

    @Override
    public int doSome() {
        List<Refund> due = settleRefunds.due(PORTION);
        if (!due.isEmpty()) {
            List<Asked> asked = callers.each(due, this::ask);
            Transactions.retrying(() -> note(asked));
        }
        return due.size();
    }

    private Asked ask(Refund refund) {
        try {
            PaymentProvider provider = providers
                    .find(refund.provider())
                    .orElseThrow(() -> new IOException("no payment firm " + refund.provider() + " is configured"));
            return new Asked(refund, Optional.of(provider.refund(wish(refund))));
        } catch (IOException | RuntimeException e) { // whatever is wrong with this one must not keep the others waiting
            LOG.warnf("refund=%s firm=%s will be asked again: %s", refund.id(), refund.provider(), e);
            return new Asked(refund, Optional.empty());
        }
    }

    private PaymentProvider.Return wish(Refund refund) {
        Payment payment = QuarkusTransaction.requiringNew()
                .call(() -> payments.find(refund.payment()))
                .orElseThrow(() -> new IllegalStateException("there is no payment " + refund.payment()));
        URI notifyUrl =
                URI.create(publicUrl.base() + "/api/v1/payments/" + refund.provider() + "/refund-notifications");
        return new PaymentProvider.Return(
                refund.id(),
                refund.payment(),
                payment.transactionId().orElseThrow(),
                refund.amount(),
                payment.amount(),
                refund.reason().code(),
                notifyUrl);
    }

    /** In the order of orders, whose rows those that failed lock. */
    private int note(List<Asked> asked) {
        List<PaymentMessages.Message> said = new ArrayList<>();
        List<Asked> inOrder = asked.stream()
                .sorted(Comparator.comparingLong(one -> one.refund().order().value()))
                .toList();
        for (Asked one : inOrder) {
            Refund refund = one.refund();
            if (one.answer().isEmpty()) {
                settleRefunds.askAgain(refund);
                continue;
            }
            PaymentProvider.Answer answer = one.answer().get();
            said.add(message(refund, PaymentMessages.Kind.REFUND_REQUEST, answer.request()));
            said.add(message(refund, PaymentMessages.Kind.REFUND_ANSWER, answer.answer()));
            if (answer instanceof PaymentProvider.Accepted yes) {
                settleRefunds.accepted(refund, yes.transactionId());
            } else if (answer instanceof PaymentProvider.Underway yes) {
                settleRefunds.underway(refund, yes.transactionId());
            } else if (answer instanceof PaymentProvider.Stuck stuck) {
                settleRefunds.stuck(refund, Optional.of(stuck.transactionId()), stuck.reason());
            } else if (answer instanceof PaymentProvider.Done done) {
                settleRefunds.succeeded(refund, done.transactionId(), done.at());
            } else if (answer instanceof PaymentProvider.Refused no) {
                settleRefunds.failed(refund, no.reason());
            }
        }
        messages.keep(said);
        return asked.size();
    }

    private static PaymentMessages.Message message(Refund refund, PaymentMessages.Kind kind, String text) {
        return new PaymentMessages.Message(refund.payment(), kind, text);
    }
}
