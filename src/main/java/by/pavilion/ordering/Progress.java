package by.pavilion.ordering;

import by.pavilion.customs.DeclarationState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What customs and carriers have told of an order so far. Their events come on different topics and overtake each other, so
 * each fact is kept as it is, and the order's status walks after them one exit at a time: {@link Order#advanced()}.
 *
 * @param declaredAt when the list was last sent; {@code rejectedAt} when it last came back
 * @param shippedAt when the last mile began
 */
public record Progress(
        Optional<DeclarationState> customs,
        FulfilmentStatus fulfilment,
        @Nullable String declarationId,
        @Nullable Instant declaredAt,
        @Nullable Instant rejectedAt,
        @Nullable Instant releasedAt,
        @Nullable String shipmentId,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt) {

    static final Progress NONE =
            new Progress(Optional.empty(), FulfilmentStatus.PENDING, null, null, null, null, null, null, null);

    /** The word for a customs status that does not exist yet. */
    private static final String NO_CUSTOMS_STATUS = "NONE";

    /** A state of {@link DeclarationState}, or {@code NONE}. */
    public String customsStatus() {
        return customs.map(DeclarationState::name).orElse(NO_CUSTOMS_STATUS);
    }

    static Optional<DeclarationState> customsOf(String customsStatus) {
        return customsStatus.equals(NO_CUSTOMS_STATUS)
                ? Optional.empty()
                : Optional.of(DeclarationState.valueOf(customsStatus));
    }

    /** The declaration has been opened, and has no number that we know yet. */
    Progress atCustoms(DeclarationState state) {
        return new Progress(
                Optional.of(state),
                fulfilment,
                declarationId,
                declaredAt,
                rejectedAt,
                releasedAt,
                shipmentId,
                shippedAt,
                deliveredAt);
    }

    Progress atCustoms(DeclarationState state, String declaration) {
        return new Progress(
                Optional.of(state),
                fulfilment,
                declaration,
                declaredAt,
                rejectedAt,
                releasedAt,
                shipmentId,
                shippedAt,
                deliveredAt);
    }

    /** A list that is sent again is rejected no longer. */
    Progress declared(Instant at) {
        return new Progress(
                customs, fulfilment, declarationId, at, null, releasedAt, shipmentId, shippedAt, deliveredAt);
    }

    Progress rejected(Instant at) {
        return new Progress(
                customs, fulfilment, declarationId, declaredAt, at, releasedAt, shipmentId, shippedAt, deliveredAt);
    }

    Progress released(Instant at) {
        return new Progress(
                customs, fulfilment, declarationId, declaredAt, rejectedAt, at, shipmentId, shippedAt, deliveredAt);
    }

    /** The goods are at least so far; a late fact about an earlier place changes nothing. */
    Progress moved(FulfilmentStatus status, String shipment) {
        return new Progress(
                customs,
                status.compareTo(fulfilment) > 0 ? status : fulfilment,
                declarationId,
                declaredAt,
                rejectedAt,
                releasedAt,
                shipment,
                shippedAt,
                deliveredAt);
    }

    Progress shipped(String shipment, Instant at) {
        Progress moved = moved(FulfilmentStatus.SHIPPED, shipment);
        Instant first = shippedAt == null || at.isBefore(shippedAt) ? at : shippedAt;
        return new Progress(
                moved.customs,
                moved.fulfilment,
                declarationId,
                declaredAt,
                rejectedAt,
                releasedAt,
                shipment,
                first,
                deliveredAt);
    }

    Progress delivered(String shipment, Instant at) {
        Progress moved = moved(FulfilmentStatus.DELIVERED, shipment);
        return new Progress(
                moved.customs,
                moved.fulfilment,
                declarationId,
                declaredAt,
                rejectedAt,
                releasedAt,
                shipment,
                shippedAt,
                at);
    }

    /** The next status that the facts ask for, or empty when the order is where they say. */
    Optional<OrderStatus> beyond(OrderStatus status) {
        return switch (status) {
            case PAID -> when(isDeclared() || isReleased() || isRejected(), OrderStatus.DECLARED);
            case DECLARED ->
                isReleased() ? Optional.of(OrderStatus.RELEASED) : when(isRejected(), OrderStatus.REJECTED);
            case REJECTED -> when((isDeclared() && !isRejected()) || isReleased(), OrderStatus.DECLARED);
            case RELEASED -> when(shippedAt != null || deliveredAt != null, OrderStatus.SHIPPED);
            case SHIPPED -> when(deliveredAt != null, OrderStatus.DELIVERED);
            case PLACED, DELIVERED, COMPLETED, CANCELLED, RETURNED -> Optional.empty();
        };
    }

    /** When the status was reached, as far as anyone has told. */
    Instant reachedAt(OrderStatus status, Instant otherwise) {
        Instant told =
                switch (status) {
                    case DECLARED -> first(declaredAt, first(rejectedAt, releasedAt));
                    case REJECTED -> rejectedAt;
                    case RELEASED -> releasedAt;
                    case SHIPPED -> first(shippedAt, deliveredAt);
                    case DELIVERED -> deliveredAt;
                    case PLACED, PAID, COMPLETED, CANCELLED, RETURNED -> null;
                };
        return told == null ? otherwise : told;
    }

    String requiredDeclarationId() {
        return Objects.requireNonNull(declarationId, "customs told something without naming its declaration");
    }

    String requiredShipmentId() {
        return Objects.requireNonNull(shipmentId, "a carrier told something without naming its shipment");
    }

    private boolean isDeclared() {
        return declaredAt != null;
    }

    private boolean isReleased() {
        return releasedAt != null;
    }

    /**
     * The list came back and has not been sent again since. What customs tells of one order keeps its order; their clock and
     * ours are not compared.
     */
    private boolean isRejected() {
        return rejectedAt != null;
    }

    private static @Nullable Instant first(@Nullable Instant wanted, @Nullable Instant otherwise) {
        return wanted == null ? otherwise : wanted;
    }

    private static Optional<OrderStatus> when(boolean told, OrderStatus status) {
        return told ? Optional.of(status) : Optional.empty();
    }
}
