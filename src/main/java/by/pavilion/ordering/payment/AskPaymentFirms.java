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
import by.pavilion.shared.Pace;
import by.pavilion.shared.PublicUrl;
import by.pavilion.shared.Together;
import by.pavilion.shared.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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

    /** Their buyers may have been erased. */
    private static final Set<OrderStatus> OVER =
            Set.of(OrderStatus.CANCELLED, OrderStatus.COMPLETED, OrderStatus.RETURNED);

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
    public Duration rest(int done, Duration taken) {
        return Pace.ofWork(done, taken);
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    /** A firm's answer; none when it could not be asked. */
    private record Asked(Payment payment, Optional<PaymentProvider.Answer> answer) {}

    @Override
    public int doSome() {
        List<Payment> due = payments.due(clock.instant(), PORTION);
        if (!due.isEmpty()) {
            Map<OrderId, Order> known = orders
                    .find(due.stream().map(Payment::order).toList())
                    .stream()
                    .collect(Collectors.toMap(Order::id, order -> order));
            Map<Boolean, List<Payment>> parts = due.stream()
                    .collect(Collectors.partitioningBy(payment -> isWanted(payment, known.get(payment.order()))));
            withdraw(parts.getOrDefault(false, List.of()));
            ask(parts.getOrDefault(true, List.of()), known);
        }
        return due.size();
    }

    /**
     * Whether the order waits for this payment's money, or has it: what a firm was asked and did not answer before it told of the
     * money is asked once more, since customs may want to see it.
     */
    private static boolean isWanted(Payment payment, @Nullable Order order) {
        if (order == null) {
            return false;
        }
        return switch (payment.state()) {
            case PENDING -> order.status() == OrderStatus.PLACED;
            case PAID -> !OVER.contains(order.status());
            case FAILED -> false;
        };
    }

    private void ask(List<Payment> wanted, Map<OrderId, Order> known) {
        if (wanted.isEmpty()) {
            return;
        }
        Set<RecipientRef> recipients = wanted.stream()
                .map(payment -> orderOf(payment, known).recipient())
                .collect(Collectors.toSet());
        Map<RecipientRef, Recipient> payers = parties.disclose(recipients, "payment");
        List<Asked> asked = callers.each(wanted, payment -> ask(payment, known, payers));
        Transactions.retrying(() -> note(asked));
    }

    private static Order orderOf(Payment payment, Map<OrderId, Order> known) {
        return Objects.requireNonNull(known.get(payment.order()), "there is no order of the payment");
    }

    /** Their orders were cancelled, or paid by a payment that had been given up, before the firms could be asked. */
    private void withdraw(List<Payment> unwanted) {
        if (!unwanted.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> {
                Map<PaymentId, Payment> locked =
                        payments.lock(unwanted.stream().map(Payment::id).toList());
                locked.values().stream()
                        .filter(payment -> payment.state() == PaymentState.PENDING)
                        .forEach(payment -> payments.failed(payment.id(), "order-cancelled"));
                payments.askNoMore(locked.keySet());
            });
        }
    }

    private Asked ask(Payment payment, Map<OrderId, Order> known, Map<RecipientRef, Recipient> payers) {
        try {
            PaymentProvider provider = providers
                    .find(payment.provider())
                    .orElseThrow(() -> new IOException("no payment firm " + payment.provider() + " is configured"));
            Order order = orderOf(payment, known);
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

    /** In the order of orders, whose rows those that are refused lock. */
    private int note(List<Asked> asked) {
        Map<PaymentId, Payment> now =
                payments.lock(asked.stream().map(one -> one.payment().id()).toList());
        Map<PaymentId, String> accepted = new HashMap<>();
        Map<PaymentId, String> shown = new HashMap<>();
        List<PaymentId> again = new ArrayList<>();
        List<PaymentId> over = new ArrayList<>();
        List<PaymentMessages.Message> said = new ArrayList<>();
        List<Asked> inOrder = asked.stream()
                .sorted(Comparator.comparingLong(one -> one.payment().order().value()))
                .toList();
        for (Asked one : inOrder) {
            Payment payment = now.getOrDefault(one.payment().id(), one.payment());
            if (one.answer().isEmpty()) {
                if (payment.state() != PaymentState.FAILED) { // a firm that did not answer may have told by now
                    again.add(payment.id());
                }
                continue;
            }
            PaymentProvider.Answer answer = one.answer().get();
            said.add(new PaymentMessages.Message(payment.id(), PaymentMessages.Kind.REQUEST, answer.request()));
            said.add(new PaymentMessages.Message(payment.id(), PaymentMessages.Kind.ANSWER, answer.answer()));
            if (answer instanceof PaymentProvider.Accepted
                    && payment.transactionId().isPresent()) {
                over.add(payment.id()); // its notification was faster
            } else if (answer instanceof PaymentProvider.Accepted yes) {
                accepted.put(payment.id(), yes.transactionId());
            } else if (answer instanceof PaymentProvider.Shown yes) {
                shown.put(payment.id(), yes.codeUrl());
            } else if (answer instanceof PaymentProvider.Refused no && payment.state() == PaymentState.PENDING) {
                payments.failed(payment.id(), no.reason());
                awaitPayment.giveUp(payment.order(), payment.id(), no.reason());
            } else if (answer instanceof PaymentProvider.Refused) { // because it is paid already, or has failed
                over.add(payment.id());
            }
        }
        payments.askAgain(again, clock.instant());
        payments.askNoMore(over);
        payments.asked(accepted);
        payments.shown(shown, clock.instant().plus(looking.lookAfter()));
        messages.keep(said);
        return asked.size();
    }
}
