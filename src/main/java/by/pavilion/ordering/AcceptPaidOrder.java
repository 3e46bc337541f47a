package by.pavilion.ordering;

import by.pavilion.customs.DeclarationLine;
import by.pavilion.customs.DeclarationOrder;
import by.pavilion.customs.DeclarationState;
import by.pavilion.customs.DeclaredTax;
import by.pavilion.customs.OpenDeclaration;
import by.pavilion.customs.PayerIdentity;
import by.pavilion.customs.PaymentFact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes an order's full payment and, since its checks were passed when it was placed, hands it to customs and the warehouse
 * in the same transaction: paid, accepted, declaration opened.
 */
@ApplicationScoped
public class AcceptPaidOrder {
    /** What an order has passed before it may start. */
    private static final List<String> CHECKS = List.of("identity", "order-limit", "compliance");

    private final OrderStore orders;
    private final Journal journal;
    private final OpenDeclaration openDeclaration;
    private final Clock clock;

    AcceptPaidOrder(OrderStore orders, Journal journal, OpenDeclaration openDeclaration, Clock clock) {
        this.orders = orders;
        this.journal = journal;
        this.openDeclaration = openDeclaration;
        this.clock = clock;
    }

    /** Marks an order as paid and starts it. False when it does not wait for money: then nothing has changed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean accept(OrderId id, PaidPayment payment, PayerIdentity payer) {
        Order order = orders.lock(id).orElseThrow(() -> new IllegalStateException("there is no order " + id));
        if (order.status() != OrderStatus.PLACED) {
            return false;
        }
        Acceptance acceptance = decide(order, payment, Actor.PAYMENT_FIRM);
        orders.update(acceptance.order());
        journal.write(acceptance.entries());
        hand(acceptance, payer);
        return true;
    }

    /** What it means that an order is paid: the order afterwards, what is told, and what customs is given. */
    record Acceptance(Order order, List<Journal.Entry> entries, DeclarationOrder declaration) {}

    Acceptance decide(Order order, PaidPayment payment, Actor payer) {
        if (!payment.amount().equals(order.totals().payable())) {
            throw new IllegalStateException(
                    "order " + order.id() + " costs " + order.totals().payable() + ", paid is " + payment.amount());
        }
        Instant now = clock.instant();
        Order paid = order.with(PaymentStatus.PAID).to(OrderStatus.PAID);
        Order accepted =
                paid.with(paid.progress().atCustoms(DeclarationState.DECLARING)).told();
        return new Acceptance(
                accepted,
                List.of(
                        new Journal.Entry(paid, OrderPaid.of(paid, payment), payer),
                        new Journal.Entry(accepted, OrderAccepted.of(accepted, CHECKS, now), Actor.PAVILION)),
                declarationOf(accepted, payment));
    }

    void hand(Acceptance acceptance, PayerIdentity payer) {
        openDeclaration.open(acceptance.declaration(), payer);
    }

    private static DeclarationOrder declarationOf(Order order, PaidPayment payment) {
        return new DeclarationOrder(
                order.id().toString(),
                order.orderNo(),
                order.channel().code(),
                order.mode(),
                order.recipient(),
                order.recipient().toString(),
                order.totals().goods(),
                order.totals().freight(),
                order.totals().discount(),
                new DeclaredTax(
                        order.totals().tax().tariff(),
                        order.totals().tax().consumption(),
                        order.totals().tax().vat()),
                order.totals().payable(),
                new PaymentFact(payment.provider(), payment.providerTransactionId(), payment.paidAt()),
                order.lines().stream().map(AcceptPaidOrder::lineOf).toList(),
                order.grossWeightGrams(),
                order.netWeightGrams());
    }

    private static DeclarationLine lineOf(OrderLine line) {
        DeclaredGoods goods = line.declared();
        BigDecimal pieces = BigDecimal.valueOf(line.quantity());
        @Nullable BigDecimal quantity2 = goods.quantity2();
        return new DeclarationLine(
                line.number(),
                line.sku().toString(),
                goods.nameZh(),
                goods.hsCode(),
                goods.gmodelZh(),
                goods.gtin(),
                goods.unit(),
                pieces,
                goods.unit1(),
                goods.quantity1().multiply(pieces),
                goods.unit2(),
                quantity2 == null ? null : quantity2.multiply(pieces),
                line.unitPrice(),
                line.goods(),
                goods.originCountry());
    }
}
