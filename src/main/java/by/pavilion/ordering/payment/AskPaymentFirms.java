package by.pavilion.ordering.payment;

import by.pavilion.ordering.AwaitPayment;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.PaymentId;
import by.pavilion.parties.Parties;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.RecipientRef;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.PublicUrl;
import by.pavilion.shared.Together;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Asks payment firms for the payments that were started, outside transactions, several at a time, until each is answered;
 * notes what came of all of them together.
 */
@ApplicationScoped
class AskPaymentFirms implements BackgroundWork {
    static final String NAME = "ordering-payments";
    private static final Logger LOG = Logger.getLogger(AskPaymentFirms.class);
    private static final int PORTION = 200;
    private static final int AT_A_TIME = 8;

    private final PaymentStore payments;
    private final PaymentProviders providers;
    private final PaymentMessages messages;
    private final AwaitPayment awaitPayment;
    private final Orders orders;
    private final Parties parties;
    private final PublicUrl publicUrl;
    private final LookingConfig looking;
    private final Clock clock;
    private final Together callers = new Together(NAME, AT_A_TIME);

    AskPaymentFirms(
            PaymentStore payments,
            PaymentProviders providers,
            PaymentMessages messages,
            AwaitPayment awaitPayment,
            Orders orders,
            Parties parties,
            PublicUrl publicUrl,
            LookingConfig looking,
            Clock clock) {
        this.payments = payments;
        this.providers = providers;
        this.messages = messages;
        this.awaitPayment = awaitPayment;
        this.orders = orders;
        this.parties = parties;
        this.publicUrl = publicUrl;
        this.looking = looking;
        this.clock = clock;
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
    private record Asked(Payment payment, Optional<PaymentProvider.Answer> answer) {}

    @Override
    public int doSome() {
        List<Payment> due = QuarkusTransaction.requiringNew().call(() -> payments.due(clock.instant(), PORTION));
        if (!due.isEmpty()) {
            Map<OrderId, Order> wanted = orders
                    .find(due.stream().map(Payment::order).toList())
                    .stream()
                    .filter(order -> order.status() != OrderStatus.CANCELLED)
                    .collect(Collectors.toMap(Order::id, order -> order));
            Map<Boolean, List<Payment>> parts =
                    due.stream().collect(Collectors.partitioningBy(payment -> wanted.containsKey(payment.order())));
            withdraw(parts.getOrDefault(false, List.of()));
            ask(parts.getOrDefault(true, List.of()), wanted);
        }
        return due.size();
    }

    private void ask(List<Payment> due, Map<OrderId, Order> wanted) {
        if (due.isEmpty()) {
            return;
        }
        Map<RecipientRef, Recipient> payers =
                parties.disclose(wanted.values().stream().map(Order::recipient).collect(Collectors.toSet()), "payment");
        List<Asked> asked = callers.each(due, payment -> ask(payment, wanted, payers));
        QuarkusTransaction.requiringNew().run(() -> note(asked));
    }

    /** Their orders were cancelled before the firms could be asked. */
    private void withdraw(List<Payment> unwanted) {
        if (!unwanted.isEmpty()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> payments.lock(unwanted.stream().map(Payment::id).toList()).values().stream()
                            .filter(payment -> payment.state() == PaymentState.PENDING)
                            .forEach(payment -> payments.failed(payment.id(), "order-cancelled")));
        }
    }

    private Asked ask(Payment payment, Map<OrderId, Order> wanted, Map<RecipientRef, Recipient> payers) {
        try {
            PaymentProvider provider = providers
                    .find(payment.provider())
                    .orElseThrow(() -> new IOException("no payment firm " + payment.provider() + " is configured"));
            Order order = Objects.requireNonNull(wanted.get(payment.order()), "there is no order of the payment");
            Recipient payer = Objects.requireNonNull(payers.get(order.recipient()));
            return new Asked(payment, Optional.of(provider.ask(wish(payment, order, payer))));
        } catch (IOException | RuntimeException e) { // whatever is wrong with this one must not keep the others waiting
            LOG.warnf("payment=%s firm=%s will be asked again: %s", payment.id(), payment.provider(), e);
            return new Asked(payment, Optional.empty());
        }
    }

    private PaymentProvider.Wish wish(Payment payment, Order order, Recipient payer) {
        URI notifyUrl = URI.create(publicUrl.base() + "/api/v1/payments/" + payment.provider() + "/notifications");
        return new PaymentProvider.Wish(payment.id(), order.orderNo(), payment.amount(), payer.buyer(), notifyUrl);
    }

    private void note(List<Asked> asked) {
        Map<PaymentId, Payment> now =
                payments.lock(asked.stream().map(one -> one.payment().id()).toList());
        Map<PaymentId, String> accepted = new HashMap<>();
        Map<PaymentId, String> shown = new HashMap<>();
        List<PaymentId> again = new ArrayList<>();
        List<PaymentMessages.Message> said = new ArrayList<>();
        for (Asked one : asked) {
            Payment payment = now.getOrDefault(one.payment().id(), one.payment());
            if (one.answer().isEmpty()) {
                if (payment.state() == PaymentState.PENDING) { // a firm that did not answer may have told by now
                    again.add(payment.id());
                }
                continue;
            }
            PaymentProvider.Answer answer = one.answer().get();
            said.add(new PaymentMessages.Message(payment.id(), PaymentMessages.Kind.REQUEST, answer.request()));
            said.add(new PaymentMessages.Message(payment.id(), PaymentMessages.Kind.ANSWER, answer.answer()));
            if (answer instanceof PaymentProvider.Accepted yes) {
                accepted.put(payment.id(), yes.transactionId());
            } else if (answer instanceof PaymentProvider.Shown yes) {
                shown.put(payment.id(), yes.codeUrl());
            } else if (answer instanceof PaymentProvider.Refused no && payment.state() == PaymentState.PENDING) {
                payments.failed(payment.id(), no.reason());
                awaitPayment.giveUp(payment.order(), payment.id(), no.reason());
            }
        }
        payments.askAgain(again, clock.instant());
        payments.asked(accepted);
        payments.shown(shown, clock.instant().plus(looking.lookAfter()));
        messages.keep(said);
    }
}
