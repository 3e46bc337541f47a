package by.pavilion.ordering;

import by.pavilion.customs.DeclarationLine;
import by.pavilion.customs.DeclarationOrder;
import by.pavilion.customs.DeclarationState;
import by.pavilion.customs.DeclaredTax;
import by.pavilion.customs.OpenDeclaration;
import by.pavilion.customs.PayerIdentity;
import by.pavilion.customs.PaymentFact;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes an order's full payment and, since its checks were passed when it was placed, hands it to customs and the warehouse
 * in the same transaction: paid, accepted, booked as sold, declaration opened.
 */
@ApplicationScoped
public class AcceptPaidOrder {
    /** What every order has passed before it may start: of the identity number no more than its form and check digit. */
    private static final List<String> CHECKS = List.of("identity-number", "order-limit", "compliance");

    /** The buyer's year had room. A marketplace's sale is counted without asking. */
    private static final String YEAR_LIMIT = "year-limit";

    /** The payment firm says that payer and orderer are the same person. Without it that may still be open. */
    private static final String PAYER = "payer";

    private final OrderStore orders;
    private final Journal journal;
    private final SalesBook sales;
    private final OpenDeclaration openDeclaration;
    private final WarehousePlaces places;
    private final Clock clock;

    AcceptPaidOrder(
            OrderStore orders,
            Journal journal,
            SalesBook sales,
            OpenDeclaration openDeclaration,
            WarehousePlaces places,
            Clock clock) {
        this.orders = orders;
        this.journal = journal;
        this.sales = sales;
        this.openDeclaration = openDeclaration;
        this.places = places;
        this.clock = clock;
    }

    /** An order's money. */
    public record Paid(OrderId order, PaidPayment payment, PayerIdentity payer) {}

    /**
     * Marks orders as paid and starts them; their rows are locked in the order of their ids.
     *
     * @param paid at most one for each order
     * @return the orders that did not wait for money: of them nothing has changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<OrderId> accept(List<Paid> paid) {
        Map<OrderId, Order> locked = new HashMap<>();
        orders.lock(paid.stream().map(Paid::order).toList()).forEach(order -> locked.put(order.id(), order));
        Set<OrderId> refused = new HashSet<>();
        List<Handing> handings = new ArrayList<>();
        for (Paid one : paid) {
            Order order = locked.get(one.order());
            if (order == null) {
                throw new IllegalStateException("there is no order " + one.order());
            }
            // a payment that was given up and came all the same may be of an amount that the order does not cost any
            // more
            if (order.status() == OrderStatus.PLACED
                    && one.payment().amount().equals(order.totals().payable())) {
                handings.add(new Handing(decide(order, one.payment(), Actor.PAYMENT_FIRM, one.payer()), one.payer()));
            } else {
                refused.add(one.order());
            }
        }
        orders.updateStatuses(
                handings.stream().map(one -> one.acceptance().order()).toList());
        journal.write(handings.stream()
                .flatMap(one -> one.acceptance().entries().stream())
                .toList());
        hand(handings);
        return refused;
    }

    /**
     * What it means that an order is paid: the order afterwards, what is told, and what customs is given.
     *
     * @param borne what of its discount somebody else than the merchant bears
     */
    record Acceptance(
            Order order, PaidPayment payment, Money borne, List<Journal.Entry> entries, DeclarationOrder declaration) {}

    /** @param told who says that it is paid, and {@code payer} what is known of who paid */
    private Acceptance decide(Order order, PaidPayment payment, Actor told, PayerIdentity payer) {
        return decide(order, payment, Money.zero(payment.amount().currency()), told, payer);
    }

    /** @param borne what of the price somebody else has paid: no more of it counts than there is discount */
    Acceptance decide(Order order, PaidPayment payment, Money borne, Actor told, PayerIdentity payer) {
        if (!payment.amount().equals(order.totals().payable())) {
            throw new IllegalStateException(
                    "order " + order.id() + " costs " + order.totals().payable() + ", paid is " + payment.amount());
        }
        Instant now = clock.instant();
        Order paid = order.with(PaymentStatus.PAID).to(OrderStatus.PAID);
        Order accepted =
                paid.with(paid.progress().atCustoms(DeclarationState.DECLARING)).told();
        Money discount = order.totals().discount();
        return new Acceptance(
                accepted,
                payment,
                borne.compareTo(discount) < 0 ? borne : discount,
                List.of(
                        new Journal.Entry(paid, OrderPaid.of(paid, payment), told),
                        new Journal.Entry(
                                accepted,
                                OrderAccepted.of(
                                        accepted,
                                        checks(told, payer),
                                        places.of(order.warehouse()).orElse(null),
                                        now),
                                Actor.PAVILION)),
                declarationOf(
                        accepted,
                        new PaymentFact(payment.provider(), payment.providerTransactionId(), payment.paidAt())));
    }

    private static List<String> checks(Actor told, PayerIdentity payer) {
        List<String> passed = new ArrayList<>(CHECKS);
        if (told != Actor.MARKETPLACE) {
            passed.add(YEAR_LIMIT);
        }
        if (payer == PayerIdentity.ORDERER) {
            passed.add(PAYER);
        }
        return passed;
    }

    /** An accepted order on its way to customs. */
    record Handing(Acceptance acceptance, PayerIdentity payer) {}

    /** Books the sales and opens the declarations. */
    void hand(List<Handing> handings) {
        sales.sold(handings.stream().map(Handing::acceptance).toList());
        openDeclaration.open(handings.stream()
                .map(one -> new OpenDeclaration.Opening(
                        one.acceptance().declaration(),
                        one.acceptance().order().channel().shopId(),
                        one.payer()))
                .toList());
    }

    static DeclarationOrder declarationOf(Order order, PaymentFact payment) {
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
                payment,
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
                goods.originCountry(),
                new DeclaredTax(
                        line.tax().tariff(),
                        line.tax().consumption(),
                        line.tax().vat()));
    }
}
