package by.pavilion.ordering.payment;

import by.pavilion.ordering.AwaitPayment;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.Orders;
import by.pavilion.parties.Buyer;
import by.pavilion.parties.Parties;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.PublicUrl;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Asks payment firms for the payments that were started, outside transactions, until each is answered. */
@ApplicationScoped
class AskPaymentFirms implements BackgroundWork {
    static final String NAME = "ordering-payments";
    private static final Logger LOG = Logger.getLogger(AskPaymentFirms.class);
    private static final int PORTION = 20;

    private final PaymentStore payments;
    private final PaymentProviders providers;
    private final PaymentMessages messages;
    private final AwaitPayment awaitPayment;
    private final Orders orders;
    private final Parties parties;
    private final PublicUrl publicUrl;
    private final Clock clock;

    AskPaymentFirms(
            PaymentStore payments,
            PaymentProviders providers,
            PaymentMessages messages,
            AwaitPayment awaitPayment,
            Orders orders,
            Parties parties,
            PublicUrl publicUrl,
            Clock clock) {
        this.payments = payments;
        this.providers = providers;
        this.messages = messages;
        this.awaitPayment = awaitPayment;
        this.orders = orders;
        this.parties = parties;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int doSome() {
        List<Payment> due = QuarkusTransaction.requiringNew().call(() -> payments.due(clock.instant(), PORTION));
        due.forEach(this::ask);
        return due.size();
    }

    private void ask(Payment payment) {
        try {
            PaymentProvider provider = providers
                    .find(payment.provider())
                    .orElseThrow(() -> new IOException("no payment firm " + payment.provider() + " is configured"));
            PaymentProvider.Answer answer = provider.ask(wish(payment));
            QuarkusTransaction.requiringNew().run(() -> note(payment, answer));
        } catch (IOException | RuntimeException e) { // whatever is wrong with this one must not keep the others waiting
            LOG.warnf("payment=%s firm=%s will be asked again: %s", payment.id(), payment.provider(), e);
            QuarkusTransaction.requiringNew().run(() -> payments.askAgain(payment.id(), clock.instant()));
        }
    }

    private PaymentProvider.Wish wish(Payment payment) {
        Order order = orders.find(payment.order())
                .orElseThrow(() -> new IllegalStateException(payment.id() + " belongs to no order"));
        Buyer payer = parties.disclose(order.recipient(), "payment " + payment.id() + " at " + payment.provider())
                .buyer();
        URI notifyUrl = URI.create(publicUrl.base() + "/api/v1/payments/" + payment.provider() + "/notifications");
        return new PaymentProvider.Wish(payment.id(), order.orderNo(), payment.amount(), payer, notifyUrl);
    }

    private void note(Payment payment, PaymentProvider.Answer answer) {
        Payment now = payments.lock(payment.id()).orElse(payment);
        messages.keep(payment.id(), PaymentMessages.Kind.REQUEST, answer.request());
        messages.keep(payment.id(), PaymentMessages.Kind.ANSWER, answer.answer());
        if (answer instanceof PaymentProvider.Accepted accepted) {
            payments.asked(payment.id(), accepted.transactionId());
        } else if (answer instanceof PaymentProvider.Refused refused && now.state() == PaymentState.PENDING) {
            payments.failed(payment.id(), refused.reason());
            awaitPayment.giveUp(payment.order(), payment.id(), refused.reason());
        }
    }
}
