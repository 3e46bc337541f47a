package by.pavilion.ordering.returns;

import by.pavilion.identity.Caller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.Actor;
import by.pavilion.ordering.MarketplaceReturns;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderFile;
import by.pavilion.ordering.OrderLine;
import by.pavilion.ordering.OrderLineId;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.Pieces;
import by.pavilion.ordering.ReturnId;
import by.pavilion.ordering.ReturnTracking;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Returns that marketplaces have agreed on: wanted like any other and received by operators; approved by them, too, unless the
 * marketplace tells that the goods are on their way.
 */
@ApplicationScoped
class ReturnsOfMarketplaces implements MarketplaceReturns {
    private final Orders orders;
    private final OrderFile file;
    private final RequestReturn requestReturn;
    private final DecideReturn decideReturn;
    private final SendReturn sendReturn;
    private final ReturnStore returns;
    private final MarketplaceReturnStore agreements;

    ReturnsOfMarketplaces(
            Orders orders,
            OrderFile file,
            RequestReturn requestReturn,
            DecideReturn decideReturn,
            SendReturn sendReturn,
            ReturnStore returns,
            MarketplaceReturnStore agreements) {
        this.orders = orders;
        this.file = file;
        this.requestReturn = requestReturn;
        this.decideReturn = decideReturn;
        this.sendReturn = sendReturn;
        this.returns = returns;
        this.agreements = agreements;
    }

    @Override
    public Optional<String> want(Agreed agreed) {
        boolean isKnown = Transactions.retrying(
                () -> agreements.find(agreed.order(), agreed.reference()).isPresent());
        if (isKnown) {
            return Optional.empty();
        }
        List<OrderLine> meant = meant(agreed, orders.find(agreed.order()).orElseThrow());
        Optional<Pieces> told = told(agreed, meant);
        if (told.isPresent() && isAskedByAPerson(agreed, told.get())) {
            return Optional.empty();
        }
        List<OrderLine> lines =
                meant.stream().filter(line -> line.quantity() > line.returned()).toList();
        if (lines.isEmpty()) {
            return Optional.of("nothing-left");
        }
        List<Pieces> pieces = told.map(List::of)
                .orElseGet(() -> lines.stream().map(ReturnsOfMarketplaces::rest).toList());
        boolean isOne = pieces.stream().mapToLong(Pieces::quantity).sum() == 1;
        if (told.isEmpty()
                && !isOne
                && agreed.amount().minor()
                        < lines.stream().mapToLong(ReturnsOfMarketplaces::price).sum()) {
            return Optional.of("pieces-not-told");
        }
        try {
            requestReturn.requestForMarketplace(
                    new Caller(agreed.by(), Optional.of(Role.OPERATOR), Optional.empty()),
                    new IdempotencyKey("after-sale-" + agreed.reference()),
                    agreed.order(),
                    new RequestReturn.Wish(ReturnReason.OTHER.code(), Optional.empty(), pieces),
                    wanted -> agreements.insert(agreed.order(), agreed.reference(), wanted));
            return Optional.empty();
        } catch (Problem refusal) {
            return Optional.of(refusal.type().slug());
        }
    }

    /** Of several lines nobody says how many of which come back. */
    private static Optional<Pieces> told(Agreed agreed, List<OrderLine> meant) {
        return meant.size() == 1
                ? agreed.pieces()
                        .map(told -> new Pieces(Optional.of(meant.get(0).id()), Optional.empty(), told))
                : Optional.empty();
    }

    /** Before the marketplace tells of them a person may have asked for them, and have them here: then that return is the one. */
    private boolean isAskedByAPerson(Agreed agreed, Pieces told) {
        return Transactions.retrying(() -> {
            Order order = file.lock(agreed.order()).orElseThrow();
            Optional<OrderReturn> same = oneOf(askedByPersons(agreed, order).stream()
                    .filter(one -> one.state() != ReturnState.REJECTED)
                    .filter(one -> isOf(one, told))
                    .toList());
            same.ifPresent(one -> agreements.insert(order.id(), agreed.reference(), one.id()));
            return same.isPresent();
        });
    }

    /** Of several that are alike any one will do that still waits for its goods; where none does, other goods may be meant. */
    private static Optional<OrderReturn> oneOf(List<OrderReturn> alike) {
        return alike.size() == 1
                ? Optional.of(alike.get(0))
                : alike.stream().filter(ReturnsOfMarketplaces::waits).findFirst();
    }

    /** Whether its goods are still to come, and nobody has told under which number. */
    private static boolean waits(OrderReturn one) {
        return (one.state() == ReturnState.REQUESTED || one.state() == ReturnState.APPROVED)
                && one.tracking().isEmpty();
    }

    private static boolean isOf(OrderReturn one, Pieces told) {
        return one.pieces().equals(Map.of(told.line().orElseThrow(), told.quantity()));
    }

    @Override
    public Optional<String> sent(Agreed agreed, ReturnTracking number) {
        Optional<String> notWanted = want(agreed);
        return Transactions.retrying(() -> {
            Order order = file.lock(agreed.order()).orElseThrow();
            if (notWanted.isPresent()) {
                askedByAPerson(agreed, order)
                        .ifPresent(meant -> agreements.insert(agreed.order(), agreed.reference(), meant));
            }
            return agreements
                    .find(agreed.order(), agreed.reference())
                    .map(known -> send(known, number))
                    .orElse(notWanted);
        });
    }

    private Optional<String> send(MarketplaceReturnStore.Known known, ReturnTracking number) {
        OrderReturn found = returns.find(known.id()).orElseThrow();
        if (known.told().equals(Optional.of(number)) || found.receivedAt().isPresent()) {
            return Optional.empty();
        }
        if (found.state() == ReturnState.REJECTED) {
            return Optional.of(ReturnProblems.STATE_DIFFERS.slug());
        }
        if (returns.isOfAnother(number.trackingNumber(), found.order())) {
            return Optional.of("number-of-another-return");
        }
        OrderReturn approved =
                found.state() == ReturnState.REQUESTED ? decideReturn.approve(found, Actor.MARKETPLACE) : found;
        sendReturn.send(approved, number, Actor.MARKETPLACE);
        agreements.told(known.id(), number);
        return Optional.empty();
    }

    /** The one of them that waits for its goods, of as many pieces where these are told, and of which nobody has told a number. */
    private Optional<ReturnId> askedByAPerson(Agreed agreed, Order order) {
        Optional<Pieces> told = told(agreed, meant(agreed, order));
        List<OrderReturn> asked = askedByPersons(agreed, order).stream()
                .filter(one -> told.isEmpty() || isOf(one, told.get()))
                .filter(ReturnsOfMarketplaces::waits)
                .toList();
        return asked.size() == 1 ? Optional.of(asked.get(0).id()) : Optional.empty();
    }

    /** Those of goods of these lines and of no others, however far they are. */
    private List<OrderReturn> askedByPersons(Agreed agreed, Order order) {
        Set<OrderLineId> lines =
                meant(agreed, order).stream().map(OrderLine::id).collect(Collectors.toSet());
        Set<ReturnId> ofMarketplace = agreements.of(order.id());
        return returns.of(order.id()).stream()
                .filter(one -> one.reason() != ReturnReason.NOT_DELIVERED
                        && one.requestedBy() != Actor.MARKETPLACE
                        && !ofMarketplace.contains(one.id()))
                .filter(one -> one.lines().stream().allMatch(line -> lines.contains(line.line())))
                .toList();
    }

    private static List<OrderLine> meant(Agreed agreed, Order order) {
        return order.lines().stream()
                .filter(line -> agreed.externalLineId().isEmpty()
                        || line.externalLineId()
                                .filter(agreed.externalLineId()::equals)
                                .isPresent())
                .toList();
    }

    /** Of the pieces that can still come back, without freight, in minor units rounded down. */
    private static long price(OrderLine line) {
        long whole =
                line.goods().minus(line.discount()).plus(line.tax().total()).minor();
        return Math.multiplyExact(whole, line.quantity() - line.returned()) / line.quantity();
    }

    private static Pieces rest(OrderLine line) {
        return new Pieces(Optional.of(line.id()), Optional.empty(), line.quantity() - line.returned());
    }
}
