package by.pavilion.customs;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Declares to customs that goods came back after their release and were checked (625), so that their tax is not collected. Only
 * within the return window; later a return is between seller and buyer. What an order has asked back within it may arrive for
 * some days more, where customs grants them. Goods may come back in parts, one return after the other: while customs has one,
 * the next is refused. One that customs refused is replaced.
 */
@ApplicationScoped
public class DeclareReturn {
    private final DeclarationStore declarations;
    private final ReturnStore returns;
    private final ReturnWindow returnWindow;
    private final DeclarationDesk desk;
    private final IdempotencyKeys keys;
    private final CustomsAudit audit;
    private final Clock clock;

    DeclareReturn(
            DeclarationStore declarations,
            ReturnStore returns,
            ReturnWindow returnWindow,
            DeclarationDesk desk,
            IdempotencyKeys keys,
            CustomsAudit audit,
            Clock clock) {
        this.declarations = declarations;
        this.returns = returns;
        this.returnWindow = returnWindow;
        this.desk = desk;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Goods that came back.
     *
     * @param number the line's number in the order and the list
     * @param quantity in units of sale
     */
    public record Line(int number, long quantity) {}

    /**
     * What may come back of an order.
     *
     * @param until the last moment at which its goods may be here for customs to take their return
     * @param declared what earlier returns hold already, by line
     */
    public record Returnable(Instant until, Map<Integer, Long> declared) {
        public Returnable {
            declared = Map.copyOf(declared);
        }
    }

    /** What has become of a wish to declare a return. */
    public sealed interface Outcome {}

    /**
     * Customs is told.
     *
     * @param number of the return among those of its declaration
     */
    public record Declared(int number) implements Outcome {}

    /** Customs has another one, or refused one that has to be submitted again: come back when it is accepted. */
    public record AnotherUnderWay() implements Outcome {}

    /** Customs takes none any more: the tax stays paid and the buyer's year used. */
    public record WindowOver() implements Outcome {}

    /**
     * Lets the order lead the returns of its declaration from now on, in the caller's transaction: nobody else can declare
     * one, so that no goods go back twice.
     *
     * @throws Problem {@code declaration-not-found}, {@code declaration-not-released}, {@code return-window-over}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Returnable lead(String orderId) {
        DeclarationId id = declarations.findByOrder(orderId).orElseThrow(CustomsProblems::noSuchDeclaration);
        Declaration declaration = desk.open(List.of(id)).declaration(id);
        requireNotOver(returnWindow.end(declaration.mode(), releasedAt(declaration)));
        returns.lead(id);
        return new Returnable(
                returnWindow.arrivalEnd(declaration.mode(), releasedAt(declaration)),
                returns.quantitiesBefore(id, Integer.MAX_VALUE));
    }

    /**
     * Declares the return of goods that an order has asked back in time, in the caller's transaction. The order leads its
     * returns.
     *
     * @param hereSince when its goods came: what came in time is not late for having waited for another return of the order
     * @throws Problem {@code declaration-not-found}, {@code declaration-not-released}, {@code invalid-return}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome declare(String orderId, List<Line> lines, String reason, Instant hereSince) {
        DeclarationId id = declarations.findByOrder(orderId).orElseThrow(CustomsProblems::noSuchDeclaration);
        Folders folders = desk.open(List.of(id));
        Declaration declaration = folders.declaration(id);
        if (declaration.progress().isReturnUnderWay() || declaration.state() == DeclarationState.RETURN_HELD) {
            return new AnotherUnderWay();
        }
        if (hereSince.isAfter(returnWindow.arrivalEnd(declaration.mode(), releasedAt(declaration)))) {
            return new WindowOver();
        }
        int number = declaration.progress().nextReturn();
        declare(folders, id, lines, reason);
        return new Declared(number);
    }

    /**
     * Declares a return for an operator, once for each key. Nobody here knows when its goods were asked back: the operator stands
     * for that, so they may be declared for as long as such goods may arrive.
     *
     * @throws Problem {@code declaration-not-found}, {@code declaration-not-released}, {@code return-under-way}, {@code
     *     return-window-over}, {@code return-led-by-order}, {@code invalid-return}
     */
    public void declare(String caller, IdempotencyKey key, DeclarationId id, List<Line> lines, String reason) {
        Transactions.retrying(() -> {
            Optional<String> earlier =
                    keys.claim(caller, key, "declare return\n" + id + "\n" + lines + "\n" + reason, id.toString());
            return earlier.isPresent() ? Optional.empty() : Optional.of(declare(id, lines, reason));
        });
    }

    private Declaration declare(DeclarationId id, List<Line> lines, String reason) {
        Folders folders = desk.open(List.of(id));
        if (folders.isEmpty()) {
            throw CustomsProblems.noSuchDeclaration();
        }
        Declaration before = folders.declaration(id);
        requireReturnable(before);
        Declaration after = declare(folders, id, lines, reason);
        audit.changed(before, Map.of(), after, Map.of("returned", lines));
        return after;
    }

    private Declaration declare(Folders folders, DeclarationId id, List<Line> lines, String reason) {
        Declaration declaration = folders.declaration(id);
        DeclarationOrder order =
                Objects.requireNonNull(declarations.ordersOf(List.of(id)).get(id));
        int number = declaration.progress().nextReturn();
        if (number > ReturnNumber.MOST) {
            throw CustomsProblems.invalidReturn(List.of(FieldError.of("/lines", "too-many-returns")));
        }
        returns.replace(id, number, quantities(order, lines, returns.quantitiesBefore(id, number)));
        Declaration after = desk.returning(folders, id);
        desk.putAway(folders);
        declarations.explain(id, DocumentType.RETURN, number, reason);
        return after;
    }

    private void requireReturnable(Declaration declaration) {
        if (returns.isLedByOrder(declaration.id())) {
            throw CustomsProblems.returnLedByOrder(declaration.orderId());
        }
        if (declaration.progress().isReturnUnderWay()) {
            throw CustomsProblems.returnUnderWay(declaration.state());
        }
        requireNotOver(returnWindow.arrivalEnd(declaration.mode(), releasedAt(declaration)));
    }

    private void requireNotOver(Instant until) {
        if (clock.instant().isAfter(until)) {
            throw CustomsProblems.returnWindowOver(until);
        }
    }

    /** When customs has released goods that have not gone another way since. */
    private static Instant releasedAt(Declaration declaration) {
        boolean released = declaration.state() == DeclarationState.RELEASED
                || declaration.state() == DeclarationState.CLOSED
                || declaration.state() == DeclarationState.RETURNING
                || declaration.state() == DeclarationState.RETURN_DECLARED
                || declaration.state() == DeclarationState.RETURN_HELD
                || declaration.state() == DeclarationState.RETURNED;
        return declaration
                .progress()
                .releasedAt()
                .filter(at -> released)
                .orElseThrow(() -> CustomsProblems.notReleased(declaration.state()));
    }

    /**
     * All wrong lines are reported at once.
     *
     * @param before what went back earlier, by line
     */
    private static Map<Integer, Long> quantities(DeclarationOrder order, List<Line> lines, Map<Integer, Long> before) {
        Map<Integer, Long> quantities = new TreeMap<>();
        List<FieldError> wrong = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            Line line = lines.get(index);
            if (line.number() > order.lines().size()) {
                wrong.add(FieldError.of("/lines/" + index + "/number", "unknown-declaration-line"));
                continue;
            }
            long all = quantities.merge(line.number(), line.quantity(), Math::addExact);
            long declared = order.lines().get(line.number() - 1).quantity().longValueExact();
            if (all > declared - before.getOrDefault(line.number(), 0L)) {
                wrong.add(FieldError.of("/lines/" + index + "/quantity", "above-declared-quantity"));
            }
        }
        if (!wrong.isEmpty()) {
            throw CustomsProblems.invalidReturn(wrong);
        }
        return quantities;
    }
}
