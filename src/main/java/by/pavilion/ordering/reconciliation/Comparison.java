package by.pavilion.ordering.reconciliation;

import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.PaymentId;
import by.pavilion.ordering.RefundId;
import by.pavilion.ordering.payment.StatementLine;
import by.pavilion.ordering.payment.StatementLine.Subject;
import by.pavilion.ordering.reconciliation.Difference.Kind;
import by.pavilion.ordering.reconciliation.ReconciliationStore.Ours;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Says in what a line of a statement and what we have differ. */
final class Comparison {
    private static final String DONE = "DONE";
    private static final String UNDERWAY = "UNDERWAY";

    private Comparison() {}

    /**
     * @param ours null when we have nothing under the line's number
     * @param repeated whether the statement has had the number before
     */
    static Optional<Difference> between(StatementLine line, @Nullable Ours ours, boolean repeated) {
        if (ours == null) {
            return Optional.of(of(Kind.MISSING_HERE, line, null));
        }
        if (repeated) {
            return Optional.of(of(Kind.TWICE_THERE, line, ours));
        }
        if (!line.amount().equals(ours.amount())) {
            return Optional.of(of(Kind.AMOUNT_DIFFERS, line, ours));
        }
        return agree(line, ours) ? Optional.empty() : Optional.of(of(Kind.STATE_DIFFERS, line, ours));
    }

    /** The line's number as one of ours; empty when it cannot be. */
    static OptionalLong id(StatementLine line) {
        try {
            return OptionalLong.of(
                    line.subject() == Subject.PAYMENT
                            ? PaymentId.fromString(line.number()).value()
                            : RefundId.fromString(line.number()).value());
        } catch (IllegalArgumentException notOurs) {
            return OptionalLong.empty();
        }
    }

    /** A payment that waits here for the money that the statement has. */
    static boolean waitsForIt(StatementLine line, Ours ours) {
        return line.subject() == Subject.PAYMENT
                && line.isDone()
                && ours.state().equals("PENDING")
                && line.amount().equals(ours.amount());
    }

    /** What is under way there may be anything but failed here: its end stands in the statement of its day. */
    private static boolean agree(StatementLine line, Ours ours) {
        return switch (line.subject()) {
            case PAYMENT -> ours.state().equals("PAID") == line.isDone();
            case REFUND ->
                line.isDone() ? ours.state().equals("SUCCEEDED") : !ours.state().equals("FAILED");
        };
    }

    static Difference missingThere(Subject subject, Ours ours) {
        return new Difference(
                0,
                subject,
                Kind.MISSING_THERE,
                ours.number(),
                ours.firmNumber(),
                Optional.of(ours.order()),
                Optional.of(ours.amount()),
                Optional.of(ours.state()),
                Optional.empty(),
                Optional.empty());
    }

    private static Difference of(Kind kind, StatementLine line, @Nullable Ours ours) {
        Optional<Ours> here = Optional.ofNullable(ours);
        Optional<OrderId> order = here.map(Ours::order);
        return new Difference(
                0,
                line.subject(),
                kind,
                line.number(),
                Optional.of(line.firmNumber()).filter(number -> !number.isEmpty()),
                order,
                here.map(Ours::amount),
                here.map(Ours::state),
                Optional.of(line.amount()),
                Optional.of(line.isDone() ? DONE : UNDERWAY));
    }
}
